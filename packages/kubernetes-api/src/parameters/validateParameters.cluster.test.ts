import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { kubectl } from '@services-toolkit/control-plane';
import {
  createTestNamespace,
  sharedControlPlane,
} from '@services-toolkit/test-support';
import fc from 'fast-check';
import {
  adminRequests,
  type AdminRequests,
} from '../__testUtils__/adminRequests';
import { arbitraryParameters } from './__testUtils__/arbitraryParameters';
import { parameterCases } from './__testUtils__/parameterCases';
import { RuleGenerator } from './__testUtils__/RuleGenerator';
import { schemaCases } from './__testUtils__/schemaCases';
import {
  TrialKinds,
  type Refusal,
  type TrialJudge,
} from './__testUtils__/TrialKinds';
import { findSchemaProblems } from './problems/findSchemaProblems';
import type { SchemaRule, StructuralSchema } from './StructuralSchema';
import { validateParameters } from './validateParameters';

const ruleTrials = 2_000;
const trialsOfOneKind = 125;

interface Trial {
  name: string;
  schema: StructuralSchema;
  given: Record<string, unknown>;
}

/** The same schemas, rules and objects given to an API server: it has to come to the same answers. */
describe('validateParameters and the API server', { concurrency: 4 }, () => {
  const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now()) % 2 ** 31;
  let requests: AdminRequests;
  let kinds: TrialKinds;
  let end: () => Promise<void>;

  before(async () => {
    const cluster = await sharedControlPlane();
    const { kubeconfig } = cluster;
    const namespace = await createTestNamespace(kubeconfig, 'parameters');
    requests = adminRequests(
      await kubectl(['config', 'view', '--raw', '--output=json'], {
        kubeconfig,
      }),
    );
    kinds = new TrialKinds(requests, namespace.name);
    end = async () => {
      await kinds.remove();
      requests.close();
      await namespace.remove();
      await cluster.release();
    };
  });

  after(() => end());

  /** Installs a kind for the trials. */
  async function install(trials: readonly Trial[]) {
    return kinds.install(
      Object.fromEntries(
        trials.map(({ schema }, index) => [`p${index}`, schema]),
      ),
    );
  }

  /** What differs between the API server's answers and ours. */
  async function compare(
    trials: readonly Trial[],
    judge: TrialJudge | Refusal[],
  ): Promise<string[]> {
    if (Array.isArray(judge)) {
      return judge.map(refusal => JSON.stringify(refusal));
    }
    const differences = await Promise.all(
      trials.map(async ({ name, schema, given }, index) => {
        const { parameters, violations, undecided } = validateParameters(
          schema,
          given,
        );
        const answer = await judge(`p${index}`, given);
        const isSame =
          answer.kind === 'taken'
            ? violations.length === 0 &&
              undecided.length === 0 &&
              isEqual(parameters, answer.value)
            : violations.length > 0 && undecided.length === 0;
        const ours = { parameters, violations, undecided };
        return isSame
          ? []
          : [JSON.stringify({ name, schema, given, answer, ours })];
      }),
    );
    return differences.flat();
  }

  it('come to the same answer on schemas, and on objects with defaults', async () => {
    const generated = fc
      .sample(arbitraryParameters(), { numRuns: 200, seed })
      .map((sample, index) => ({ name: `generated ${index}`, ...sample }));
    const differences = [
      ...(await compare(parameterCases, await install(parameterCases))),
      ...(await compare(generated, await install(generated))),
    ];
    assert.deepEqual(differences, [], `seed ${seed}`);
  });

  it('refuse the same schemas', async () => {
    const differences = await Promise.all(
      schemaCases.map(async ({ name, schema, isOurs = false }) => {
        const refusals = await kinds.refusals({
          p: schema as StructuralSchema,
        });
        const problems = isOurs ? [] : findSchemaProblems(schema);
        return refusals.length > 0 === problems.length > 0
          ? []
          : [JSON.stringify({ name, schema, refusals, problems })];
      }),
    );
    assert.deepEqual(differences.flat(), []);
  });

  for (let first = 0; first < ruleTrials; first += trialsOfOneKind) {
    it(`come to the same answer on rules ${first} and following (seed ${seed})`, async () => {
      const generator = new RuleGenerator(seed + first);
      let trials: Trial[] = Array.from(
        { length: trialsOfOneKind },
        (_, index) => ({ name: `p${index}`, ...generator.trial() }),
      );
      const differences: string[] = [];
      for (let round = 0; ; round++) {
        // Rules that cannot be installed are compared, and left out: those that are too expensive come to light one after another.
        const judge = await install(trials);
        if (!Array.isArray(judge) || round > 20) {
          differences.push(...(await compare(trials, judge)));
          break;
        }
        if (round === 0) {
          differences.push(...compareRefusals(trials, judge));
        }
        trials = withoutRefused(trials, judge);
      }
      assert.deepEqual(differences, [], `seed ${seed}`);
    });
  }
});

function refusalsOf(
  refusals: readonly Refusal[],
  { name }: Trial,
  rule: number,
): Refusal[] {
  return refusals.filter(
    ({ property, path }) =>
      property === name && path.startsWith(`x-kubernetes-validations[${rule}]`),
  );
}

function withoutRefused(
  trials: readonly Trial[],
  refusals: readonly Refusal[],
): Trial[] {
  return trials.map(trial => ({
    ...trial,
    schema: {
      ...trial.schema,
      'x-kubernetes-validations': rulesOf(trial).filter(
        (_, index) => refusalsOf(refusals, trial, index).length === 0,
      ),
    },
  }));
}

function rulesOf({ schema }: Trial): SchemaRule[] {
  return schema['x-kubernetes-validations'] ?? [];
}

/** Which rules one refuses and the other does not. What is too expensive is an estimate that only an API server makes. */
function compareRefusals(
  trials: readonly Trial[],
  refusals: readonly Refusal[],
): string[] {
  return trials.flatMap(trial =>
    rulesOf(trial).flatMap((rule, index) => {
      const theirs = refusalsOf(refusals, trial, index).filter(
        ({ isCost }) => !isCost,
      );
      const ours = findSchemaProblems({
        ...trial.schema,
        'x-kubernetes-validations': [rule],
      });
      return theirs.length > 0 === ours.length > 0
        ? []
        : [JSON.stringify({ rule, trial, theirs, ours })];
    }),
  );
}

function isEqual(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}
