import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGvkRef, type Definition } from './findGvkRef';

const text = { type: 'string' };
const gvkRef = {
  ...{ type: 'object' },
  properties: { group: text, version: text, kind: text },
};

function aDefinition(
  versions: [name: string, spec: object, served?: boolean][],
): Definition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'manuals.docs.example.org' },
    spec: {
      ...{ group: 'docs.example.org', scope: 'Namespaced' },
      names: { kind: 'Manual', plural: 'manuals' },
      versions: versions.map(([name, properties, served = true], index) => ({
        ...{ name, served, storage: index === versions.length - 1 },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: properties as {} },
            },
          },
        },
      })),
    },
  };
}

const rows: [title: string, definition: Definition, version?: string][] = [
  ['one that describes', aDefinition([['v1', { gvkRef }]]), 'v1'],
  [
    'the stored version of several',
    aDefinition([
      ['v1', { gvkRef }],
      ['v2', { gvkRef }],
    ]),
    'v2',
  ],
  [
    'the version that describes, where the stored one does not',
    aDefinition([
      ['v1', { gvkRef }],
      ['v2', {}],
    ]),
    'v1',
  ],
  [
    'a version that is not served',
    aDefinition([['v1', { gvkRef }, false]]),
    undefined,
  ],
  ['one that does not', aDefinition([['v1', { other: gvkRef }]]), undefined],
  [
    'one whose gvkRef lacks a version',
    aDefinition([
      ['v1', { gvkRef: { properties: { group: text, kind: text } } }],
    ]),
    undefined,
  ],
  [
    'one whose gvkRef is a text',
    aDefinition([['v1', { gvkRef: text }]]),
    undefined,
  ],
];
for (const [title, definition, version] of rows) {
  test(`kinds that describe: ${title}`, () => {
    const type = findGvkRef(definition);
    assert.equal(type?.version, version);
    if (version) {
      assert.deepEqual(type, {
        ...{ group: 'docs.example.org', version, kind: 'Manual' },
        ...{ plural: 'manuals', namespaced: true },
      });
    }
  });
}

test('a definition without a schema describes nothing', () => {
  const definition = aDefinition([['v1', {}]]);
  assert.equal(
    findGvkRef({
      ...definition,
      spec: {
        ...definition.spec,
        versions: [{ name: 'v1', served: true, storage: true }],
      },
    }),
    undefined,
  );
});
