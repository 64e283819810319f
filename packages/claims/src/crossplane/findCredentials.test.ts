import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../english/english';
import { recorded } from './__testUtils__/recorded';
import { composedResources } from './composedResources';
import type { CompositeScope } from './CompositeDefinition';
import type { CompositeResource } from './CompositeResource';
import { connectionSecretOf } from './connectionSecretOf';
import { findCredentials } from './findCredentials';

const secret = (name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  name,
  ...(namespace && { namespace }),
});

function composedOf(
  name: 'xr-cluster-ready' | 'xr-namespaced-ready',
  resourceRefs: unknown,
  binding?: string,
): CompositeResource {
  const xr = recorded(name);
  return {
    ...xr,
    spec: { crossplane: { resourceRefs } },
    status: { ...xr.status, binding: { name: binding } },
  };
}

function why(xr: CompositeResource, scope: CompositeScope): string {
  const credentials = findCredentials(xr, scope);
  assert.equal(credentials.kind, 'missing');
  return credentials.kind === 'missing' ? english([credentials.message]) : '';
}

describe('the credentials of a recorded XR', () => {
  it('of scope LegacyCluster are in its connection Secret', () => {
    const xr = recorded('xr-legacy-ready');
    const ref = secret('legacy-conn', 'apps');
    assert.deepEqual(connectionSecretOf(xr), ref);
    assert.deepEqual(findCredentials(xr, 'LegacyCluster'), {
      kind: 'found',
      ref,
    });
  });

  it('of scope Namespaced with a binding are those of the XR itself', () => {
    assert.deepEqual(
      findCredentials(recorded('xr-namespaced-ready'), 'Namespaced'),
      {
        kind: 'found',
        ref: {
          apiVersion: 'check.example.org/v1',
          kind: 'ModerneDB',
          name: 'moderne-1',
          namespace: 'apps',
        },
      },
    );
  });

  it('of scope Namespaced without a binding are in the one composed Secret, beside the XR', () => {
    const xr = recorded('xr-namespaced-ready');
    delete xr.status?.binding;
    assert.deepEqual(findCredentials(xr, 'Namespaced'), {
      kind: 'found',
      ref: secret('moderne-1-943c4f2fd91a', 'apps'),
    });
  });

  it('of scope Cluster are in the one composed Secret, wherever it is', () => {
    assert.deepEqual(findCredentials(recorded('xr-cluster-ready'), 'Cluster'), {
      kind: 'found',
      ref: secret('wide-1-ed30ebf4e3ba', 'backing'),
    });
  });
});

describe('findCredentials', () => {
  it('takes the composed Secret that a cluster-scoped XR names', () => {
    const refs = [secret('a', 'one'), secret('b', 'two')];
    assert.deepEqual(
      findCredentials(composedOf('xr-cluster-ready', refs, 'b'), 'Cluster'),
      { kind: 'found', ref: refs[1] },
    );
  });

  it('says what the author of the composition has to do', () => {
    assert.match(
      why(composedOf('xr-namespaced-ready', []), 'Namespaced'),
      /^ModerneDB "moderne-1" is ready, but .* composed of no Secret.*has to compose a Secret/,
    );
    assert.match(
      why(
        composedOf('xr-namespaced-ready', [secret('a'), secret('b')]),
        'Namespaced',
      ),
      /several Secrets \(a, b\).*set status\.binding\.name/,
    );
    assert.match(
      why(composedOf('xr-cluster-ready', [secret('a', 'x')], 'b'), 'Cluster'),
      /status\.binding\.name is "b", and none.*compose that Secret/,
    );
    assert.match(
      why(
        composedOf(
          'xr-cluster-ready',
          [secret('a', 'x'), secret('a', 'y')],
          'a',
        ),
        'Cluster',
      ),
      /in several namespaces.*different names/,
    );
    const legacy = { ...recorded('xr-legacy-ready'), spec: {} };
    assert.match(
      why(legacy, 'LegacyCluster'),
      /no spec\.writeConnectionSecretToRef/,
    );
  });
});

describe('composedResources', () => {
  it('gives what is named, with the namespace it is in', () => {
    assert.deepEqual(
      composedResources(recorded('xr-namespaced-ready'), 'Namespaced'),
      [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: 'moderne-1-aafc2e9297d5',
          namespace: 'apps',
        },
        secret('moderne-1-943c4f2fd91a', 'apps'),
      ],
    );
    assert.deepEqual(
      composedResources(recorded('xr-legacy-ready'), 'LegacyCluster'),
      [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: 'legacy-1-80129d0002a1',
          namespace: 'backing',
        },
      ],
    );
  });

  it('takes nothing of the shape for granted', () => {
    for (const refs of [undefined, 'x', [null, {}, { kind: 'Secret' }, 3]]) {
      const xr = composedOf('xr-cluster-ready', refs);
      assert.deepEqual(composedResources(xr, 'Cluster'), []);
    }
    const bare = { ...recorded('xr-cluster-ready'), spec: undefined };
    assert.deepEqual(composedResources(bare, 'Cluster'), []);
  });
});
