import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { eventually } from '../__testUtils__/eventually';
import { useCluster } from '../__testUtils__/useCluster';
import { arbitraryParameters } from './__testUtils__/arbitraryParameters';
import { parameterCases } from './__testUtils__/parameterCases';
import type { StructuralSchema } from './StructuralSchema';
import { validateParameters } from './validateParameters';

interface Trial {
  name: string;
  schema: StructuralSchema;
  given: Record<string, unknown>;
}

/** The same schemas and objects given to an API server: it has to come to the same verdict. */
describe('validateParameters and the API server', () => {
  const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now());
  const trials: Trial[] = [
    ...parameterCases,
    ...fc
      .sample(arbitraryParameters(), { numRuns: 50, seed })
      .map((sample, index) => ({ name: `generated ${index}`, ...sample })),
  ];
  const cluster = useCluster(resolve(__dirname, '../../../../deploy'), () =>
    cluster
      .kubectl([
        ...['delete', 'crd', '--wait=false'],
        `--selector=trial-of=${cluster.namespace}`,
      ])
      .then(() => undefined),
  );
  const group = () => `${cluster.namespace}.example.org`;
  const plural = (index: number) => `trial${index}s`;

  before(async () => {
    await cluster.kubectl(['create', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items: trials.map((trial, index) => ({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: {
          name: `${plural(index)}.${group()}`,
          labels: { 'trial-of': cluster.namespace },
        },
        spec: {
          group: group(),
          scope: 'Namespaced',
          names: {
            kind: `Trial${index}`,
            plural: plural(index),
          },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  properties: { spec: trial.schema },
                },
              },
            },
          ],
        },
      })),
    });
  });

  /** What the API server makes of a spec; `undefined` if it refuses. */
  async function decide(index: number, { given }: Trial) {
    const path = `/apis/${group()}/v1/namespaces/${cluster.namespace}/${plural(
      index,
    )}`;
    let answer: { spec: unknown } | { refused: string } | undefined;
    await eventually(async () => {
      try {
        const created = await cluster.kubectl(
          ['create', '--raw', path, '-f', '-'],
          {
            apiVersion: `${group()}/v1`,
            kind: `Trial${index}`,
            metadata: { generateName: 'trial-' },
            spec: given,
          },
        );
        answer = { spec: JSON.parse(created).spec };
      } catch (error) {
        // A kind that is new is not served at once.
        if (!/is invalid/.test(String(error))) throw error;
        answer = { refused: String(error) };
      }
    }, 60_000);
    return answer;
  }

  trials.forEach((trial, index) =>
    it(`agree: ${trial.name} (seed ${seed})`, async () => {
      const { parameters, violations } = validateParameters(
        trial.schema,
        trial.given,
      );
      const answer = await decide(index, trial);
      const context = JSON.stringify({ trial, violations, answer }, null, 1);
      if (!answer || 'refused' in answer) {
        assert.notEqual(violations.length, 0, context);
      } else {
        assert.deepEqual(violations, [], context);
        assert.deepEqual(parameters, answer.spec, context);
      }
    }),
  );
});
