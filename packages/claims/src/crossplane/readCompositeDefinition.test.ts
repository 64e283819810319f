import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recorded } from './__testUtils__/recorded';
import { readCompositeDefinition } from './readCompositeDefinition';

function definitionOf(xrd: ReturnType<typeof recorded>) {
  const reading = readCompositeDefinition(xrd);
  assert.equal(reading.kind, 'valid', JSON.stringify(reading));
  return reading.kind === 'valid' ? reading.definition : assert.fail();
}

function withSpec(
  name: string,
  change: (spec: Record<string, any>) => void,
): ReturnType<typeof recorded> {
  const xrd = recorded(name);
  change(xrd.spec ?? {});
  return xrd;
}

describe('readCompositeDefinition', () => {
  it('reads an XRD of v1', () => {
    assert.deepEqual(definitionOf(recorded('xrd-xlegacydbs')), {
      name: 'xlegacydbs.check.example.org',
      scope: 'LegacyCluster',
      type: {
        group: 'check.example.org',
        version: 'v1alpha1',
        kind: 'XLegacyDB',
        plural: 'xlegacydbs',
        namespaced: false,
      },
      established: { kind: 'yes' },
      parametersSchema: {
        type: 'object',
        required: ['storageGB'],
        properties: {
          storageGB: {
            description: 'Size of the disk in gigabytes.',
            type: 'integer',
            minimum: 1,
            maximum: 100,
          },
          tier: { type: 'string', default: 'small', enum: ['small', 'large'] },
        },
      },
    });
  });

  it('reads XRDs of v2, namespaced and not', () => {
    const namespaced = definitionOf(recorded('xrd-modernedbs'));
    assert.equal(namespaced.scope, 'Namespaced');
    assert.equal(namespaced.type.namespaced, true);
    const cluster = definitionOf(recorded('xrd-wideqs'));
    assert.equal(cluster.scope, 'Cluster');
    assert.equal(cluster.type.namespaced, false);
    assert.deepEqual(cluster.parametersSchema, {
      type: 'object',
      properties: { vhosts: { type: 'integer', default: 1 } },
    });
  });

  const scopes: [apiVersion: string, scope: unknown, expected: string][] = [
    ['apiextensions.crossplane.io/v1', undefined, 'LegacyCluster'],
    ['apiextensions.crossplane.io/v1', 'LegacyCluster', 'LegacyCluster'],
    ['apiextensions.crossplane.io/v1', 'Namespaced', 'Namespaced'],
    ['apiextensions.crossplane.io/v2', undefined, 'Namespaced'],
    ['apiextensions.crossplane.io/v2', 'Cluster', 'Cluster'],
  ];
  for (const [apiVersion, scope, expected] of scopes) {
    it(`takes scope ${scope} read as ${apiVersion} for ${expected}`, () => {
      const xrd = withSpec('xrd-wideqs', spec => {
        spec.scope = scope;
      });
      assert.equal(definitionOf({ ...xrd, apiVersion }).scope, expected);
    });
  }

  it("leaves out Crossplane's own fields, and keeps everything else as the author wrote it", () => {
    const specSchema = {
      type: 'object',
      description: 'A database.',
      'x-kubernetes-preserve-unknown-fields': true,
      additionalProperties: true,
      properties: {
        size: { type: 'integer' },
        claimRef: { type: 'object' },
        resourceRefs: { type: 'array' },
        writeConnectionSecretToRef: { type: 'object' },
        crossplane: { type: 'object' },
        options: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
      },
      required: ['size', 'claimRef', 'crossplane'],
      'x-kubernetes-validations': [{ rule: 'self.size > 0' }],
    };
    const set = (spec: Record<string, any>) => {
      spec.versions[0].schema.openAPIV3Schema.properties.spec =
        structuredClone(specSchema);
    };
    const { size, options, crossplane } = specSchema.properties;
    const kept = {
      type: 'object',
      description: 'A database.',
      'x-kubernetes-preserve-unknown-fields': true,
      additionalProperties: true,
      'x-kubernetes-validations': [{ rule: 'self.size > 0' }],
    };
    assert.deepEqual(
      definitionOf(withSpec('xrd-xlegacydbs', set)).parametersSchema,
      {
        ...kept,
        properties: { size, crossplane, options },
        required: ['size', 'crossplane'],
      },
    );
    const modern = definitionOf(withSpec('xrd-modernedbs', set));
    assert.deepEqual(modern.parametersSchema.required, ['size', 'claimRef']);
    assert.ok(
      !('crossplane' in (modern.parametersSchema.properties as object)),
    );
  });

  it('takes no parameters where the XRD has no spec', () => {
    for (const openAPIV3Schema of [{}, { properties: { status: {} } }]) {
      const xrd = withSpec('xrd-wideqs', spec => {
        spec.versions[0].schema = { openAPIV3Schema };
      });
      assert.deepEqual(definitionOf(xrd).parametersSchema, { type: 'object' });
    }
  });

  it('takes the version that compositions are made for', () => {
    const xrd = withSpec('xrd-wideqs', spec => {
      const [v1] = spec.versions;
      spec.versions = [
        { ...v1, name: 'v2', referenceable: false },
        { ...v1, name: 'v1' },
      ];
    });
    assert.equal(definitionOf(xrd).type.version, 'v1');
  });

  const broken: [what: string, RegExp, (spec: Record<string, any>) => void][] =
    [
      ['no group', /no spec\.group/, spec => delete spec.group],
      ['no names', /kind or the plural/, spec => delete spec.names],
      ['no versions', /referenceable: true/, spec => delete spec.versions],
      [
        'no referenceable version',
        /referenceable: true/,
        spec => {
          spec.versions[0].referenceable = false;
        },
      ],
      [
        'a referenceable version that is not served',
        /referenceable: true/,
        spec => {
          spec.versions[0].served = false;
        },
      ],
      [
        'a spec that is no object',
        /the schema of "spec" in its version "v1" is not that of an object/,
        spec => {
          spec.versions[0].schema.openAPIV3Schema.properties.spec.type =
            'string';
        },
      ],
    ];
  for (const [what, message, change] of broken) {
    it(`says what is wrong: ${what}`, () => {
      const reading = readCompositeDefinition(withSpec('xrd-wideqs', change));
      assert.equal(reading.kind, 'invalid');
      assert.match(reading.kind === 'invalid' ? reading.message : '', message);
    });
  }

  it('says why an XRD is not established', () => {
    const xrd = recorded('xrd-wideqs');
    const established = (change: object) =>
      definitionOf({ ...xrd, ...change }).established;
    assert.match(
      JSON.stringify(established({ status: undefined })),
      /"no".*has not looked at it yet/,
    );
    const conditions = [
      {
        type: 'Established',
        status: 'False',
        reason: 'TerminatingCompositeResource',
        message: 'waiting for XRs',
      },
    ];
    assert.deepEqual(established({ status: { conditions } }), {
      kind: 'no',
      message:
        'its condition Established is False (TerminatingCompositeResource: waiting for XRs)',
    });
    assert.deepEqual(
      established({
        metadata: {
          ...xrd.metadata,
          deletionTimestamp: '2026-11-24T00:00:00Z',
        },
      }),
      { kind: 'no', message: 'it is being deleted' },
    );
  });
});
