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
import {
  failingCallObject,
  failingCallRules,
  failingCallSchema,
} from './__testUtils__/failingCallCases';
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
const rulesOfOneTrial = 50;

/**
 * A run of the tests judges the change at hand, so that the trials are the same each time. Another number makes others, and
 * `random` new ones each time.
 */
function seedOfTrials(): number {
  const { FAST_CHECK_SEED: given = '776452933' } = process.env;
  return (given === 'random' ? Date.now() : Number(given)) % 2 ** 31;
}

interface Trial {
  name: string;
  schema: StructuralSchema;
  given: Record<string, unknown>;
}

/** The same schemas, rules and objects given to an API server: it has to come to the same answers. */
describe('validateParameters and the API server', { concurrency: 4 }, () => {
  const seed = seedOfTrials();
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
            : // What costs too much is refused there, and left open here.
              violations.length > 0 || undecided.length > 0;
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

  /** What differs where rules may not be installable: these are compared too, and left out. */
  async function compareRules(given: readonly Trial[]): Promise<string[]> {
    const differences: string[] = [];
    let trials = given;
    for (let round = 0; ; round++) {
      // Those that are too expensive come to light one after another.
      const judge = await install(trials);
      if (!Array.isArray(judge) || round > 20) {
        return [...differences, ...(await compare(trials, judge))];
      }
      if (round === 0) {
        differences.push(...compareRefusals(trials, judge));
      }
      trials = withoutRefused(trials, judge);
    }
  }

  it('come to the same answer where a call fails, and something gets over it', async () => {
    const differences: string[] = [];
    for (const trials of inParts(failingCallTrials(), trialsOfOneKind)) {
      differences.push(...(await compareRules(trials)));
    }
    assert.deepEqual(differences, []);
  });

  for (let first = 0; first < ruleTrials; first += trialsOfOneKind) {
    it(`come to the same answer on rules ${first} and following (seed ${seed})`, async () => {
      const generator = new RuleGenerator(seed + first);
      const trials = Array.from({ length: trialsOfOneKind }, (_, index) => ({
        name: `p${index}`,
        ...generator.trial(),
      }));
      assert.deepEqual(await compareRules(trials), [], `seed ${seed}`);
    });
  }
});

/**
 * Rules that we take share trials, since the API server has to take them all; one that we refuse has its own. A call of what
 * does not fit is tried alone if we take it, and otherwise where something gets over it: what both refuse says little.
 */
function failingCallTrials(): Trial[] {
  const { failing, unfit } = failingCallRules();
  const fit = new Set(judged(unfit.map(({ alone }) => alone)).taken);
  const { taken, refused } = judged([
    ...failing,
    ...unfit.map(({ alone, absorbed }) => (fit.has(alone) ? alone : absorbed)),
  ]);
  return [
    ...inParts(taken, rulesOfOneTrial),
    ...refused.map(rule => [rule]),
  ].map((rules, index) => ({
    // As its property will be called, by which refusals are told apart.
    name: `p${index % trialsOfOneKind}`,
    ...failingCallTrial(rules),
  }));
}

function judged(rules: readonly string[]) {
  const taken: string[] = [];
  const refused: string[] = [];
  for (const part of inParts(rules, rulesOfOneTrial)) {
    if (isTaken(part)) {
      taken.push(...part);
    } else {
      part.forEach(rule => (isTaken([rule]) ? taken : refused).push(rule));
    }
  }
  return { taken, refused };
}

function failingCallTrial(rules: readonly string[]) {
  return {
    schema: {
      ...failingCallSchema,
      'x-kubernetes-validations': rules.map(rule => ({ rule, message: rule })),
    },
    given: failingCallObject,
  };
}

function isTaken(rules: readonly string[]): boolean {
  const { schema, given } = failingCallTrial(rules);
  return validateParameters(schema, given).violations.length === 0;
}

function inParts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

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
      const schema = { ...trial.schema, 'x-kubernetes-validations': [rule] };
      const ours = findSchemaProblems(schema);
      return theirs.length > 0 === ours.length > 0
        ? []
        : [JSON.stringify({ rule, schema, theirs, ours })];
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
