import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  annotations,
  type Condition,
  type KubernetesObject,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { recorded } from '../crossplane/__testUtils__/recorded';
import type { ClaimMove } from '../summary/ClaimSummary';
import { english } from '../english/english';
import { message } from '../messages/Message';
import type { MissingRight } from '../missingRule/MissingRight';
import {
  aClass,
  aClassClaim,
  classRef,
  condition,
  found,
  linksOf,
  ready,
  since,
  stopsAt,
  unseen,
  xrRef,
} from './__testUtils__/observations';
import type { ClaimObservation } from './ClaimObservation';
import { diagnoseClaim } from './diagnoseClaim';
import { resourcesOf } from './resourcesOf';
import { sourceOf } from './sourceOf';

const aRight: MissingRight = { verb: 'get', resource: 'things' };
const xrd = recorded('xrd-modernedbs');
const instanceClass = aClass(
  {
    provisioner: {
      crossplane: {
        compositeResourceDefinition: 'modernedbs.check.example.org',
      },
    },
  },
  ready,
);
const claim = aClassClaim({
  conditions: stopsAt('ResourceClaimCreated', 'ResourceNotReady', 'Being made'),
  provisionedResourceRef: xrRef,
});
const xrdRef = sourceOf(claim, instanceClass) ?? assert.fail();

const recordedXr = recorded('xr-namespaced-ready');
function xrWith(...conditions: Condition[]): KubernetesObject {
  return { ...recordedXr, status: { conditions } } as KubernetesObject;
}
const creating = xrWith(
  condition('Synced', 'True', 'ReconcileSuccess'),
  condition('Ready', 'False', 'Creating', 'Unready resources: db'),
);

function observe(change: Partial<ClaimObservation> = {}): ClaimObservation {
  return {
    claim,
    class: found(classRef, instanceClass),
    source: found(xrdRef, xrd),
    instance: found(xrRef, creating),
    ...change,
  };
}

describe('an XR that Crossplane cannot compose', () => {
  const rows: [message: string, sentence: RegExp][] = [
    [
      'cannot select Composition: no compatible Compositions found',
      /^ModerneDB "moderne-1" cannot be composed: no Composition fits\. The service operator has to apply one .*no compatible Compositions found\.$/,
    ],
    [
      'cannot fetch Composition: cannot get Composition: Composition.apiextensions.crossplane.io "nope" not found',
      /there is no Composition "nope"\. The service operator has to create it/,
    ],
    [
      'cannot compose resources: cannot check if composed resource "nothere" is namespaced (a.b/c): failed to get restmapping: no matches for kind "Instance" in version "rds.example.org/v1"',
      /makes Instance of rds\.example\.org\/v1, which this cluster does not serve/,
    ],
    [
      'selected CompositionRevision x does not have a valid function pipeline: function "f" (active revision "f-1") is missing required capabilities: composition',
      /the function "f" is installed and healthy/,
    ],
  ];
  for (const [words, sentence] of rows) {
    it(`tells: ${words}`, () => {
      const diagnosis = diagnoseClaim(
        observe({
          instance: found(
            xrRef,
            xrWith(condition('Synced', 'False', 'ReconcileError', words)),
          ),
        }),
      );
      const [link] = linksOf(diagnosis, 'instance');
      assert.equal(link?.state, 'failed');
      assert.match(english(diagnosis.messages), sentence);
      assert.deepEqual(diagnosis.messages, link?.messages);
      assert.equal(diagnosis.state, 'failed');
      assert.equal(diagnosis.move, 'operator');
      assert.equal(diagnosis.brokenLink, link?.id);
      assert.equal(diagnosis.since, since);
    });
  }
});

describe('what an XR is made of', () => {
  const dbRef: ObjectReference = {
    apiVersion: 'rds.example.org/v1',
    kind: 'Instance',
    name: 'moderne-1-aafc2e9297d5',
    namespace: 'apps',
  };
  const db = (...conditions: Condition[]): KubernetesObject =>
    ({
      apiVersion: dbRef.apiVersion,
      kind: dbRef.kind,
      metadata: { name: dbRef.name, namespace: dbRef.namespace },
      status: { conditions },
    } as KubernetesObject);

  const rows: [
    what: string,
    conditions: Condition[],
    state: string,
    move: ClaimMove,
    sentence: RegExp,
  ][] = [
    [
      'a managed resource that cannot be made',
      [
        condition('Ready', 'False', 'Creating'),
        condition(
          'Synced',
          'False',
          'ReconcileError',
          'create failed: DBInstance quota exceeded',
        ),
      ],
      'failed',
      'operator',
      /^Instance "moderne-1-aafc2e9297d5" fails\. The platform team has to act\. create failed: DBInstance quota exceeded\.$/,
    ],
    [
      'one whose cloud call failed',
      [
        condition('Synced', 'True', 'ReconcileSuccess'),
        condition(
          'LastAsyncOperation',
          'False',
          'AsyncCreateFailure',
          'no such subnet',
        ),
      ],
      'failed',
      'operator',
      /no such subnet\./,
    ],
    [
      'one of ACK that gave up',
      [condition('ACK.Terminal', 'True', '', 'storage type is not valid')],
      'failed',
      'operator',
      /storage type is not valid\./,
    ],
    [
      'one of ACK that tries again',
      [condition('ACK.Recoverable', 'True', '', 'is in state creating')],
      'waiting',
      'wait',
      /^Waiting for Instance .*Nothing for you to do.*is in state creating\.$/,
    ],
    [
      'one that is being made',
      [
        condition('Synced', 'True', 'ReconcileSuccess'),
        condition('Ready', 'False', 'Creating'),
      ],
      'waiting',
      'wait',
      /^Waiting for Instance "moderne-1-aafc2e9297d5"\. .* Creating\.$/,
    ],
    [
      'one that is stalled',
      [condition('Stalled', 'True', 'BackoffLimitExceeded')],
      'failed',
      'operator',
      /BackoffLimitExceeded\./,
    ],
  ];
  for (const [what, conditions, state, move, sentence] of rows) {
    it(`is the reason before the XR: ${what}`, () => {
      const diagnosis = diagnoseClaim(
        observe({ resources: [found(dbRef, db(...conditions))] }),
      );
      const [link] = linksOf(diagnosis, 'resource');
      assert.equal(link?.state, state);
      assert.equal(diagnosis.brokenLink, link?.id);
      assert.equal(diagnosis.state, state);
      assert.equal(diagnosis.move, move);
      assert.match(english(diagnosis.messages), sentence);
      assert.equal(linksOf(diagnosis, 'instance')[0]?.state, 'waiting');
    });
  }

  it('is well when it is ready, although a later change fails', () => {
    const diagnosis = diagnoseClaim(
      observe({
        resources: [
          found(
            dbRef,
            db(
              condition('Ready', 'True', 'Available'),
              condition('Synced', 'False', 'ReconcileError', 'immutable'),
            ),
          ),
        ],
      }),
    );
    assert.equal(linksOf(diagnosis, 'resource')[0]?.state, 'ok');
    assert.match(
      english(diagnosis.messages),
      /is being made\. Unready resources: db\.$/,
    );
  });

  it('is told apart: absent, hidden, of a kind that is not served, unreachable', () => {
    const diagnosis = diagnoseClaim(
      observe({
        resources: [
          unseen({ ...dbRef, name: 'a' }, { kind: 'absent' }),
          unseen(
            { ...dbRef, name: 'b' },
            { kind: 'hidden', missingRight: aRight },
          ),
          unseen({ ...dbRef, name: 'c' }, { kind: 'notServed' }),
          unseen(
            { ...dbRef, name: 'd' },
            { kind: 'unreachable', why: message('keysUntold') },
          ),
        ],
      }),
    );
    assert.deepEqual(
      linksOf(diagnosis, 'resource').map(({ state }) => state),
      ['waiting', 'hidden', 'failed', 'unknown'],
    );
  });

  it('is what else was made from its template', () => {
    const provisionedResources = [dbRef];
    assert.deepEqual(
      resourcesOf(aClassClaim({ provisionedResources })),
      provisionedResources,
    );
  });

  it('is read from XRs of each sort', () => {
    assert.deepEqual(resourcesOf(claim, recorded('xr-cluster-ready')), [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        name: 'wide-1-ed30ebf4e3ba',
        namespace: 'backing',
      },
    ]);
    assert.deepEqual(
      resourcesOf(claim, recorded('xr-legacy-ready')).map(({ name }) => name),
      ['legacy-1-80129d0002a1'],
    );
    assert.deepEqual(
      resourcesOf(claim, recorded('xr-namespaced-ready')).map(
        ({ namespace }) => namespace,
      ),
      ['apps', 'apps'],
    );
  });
});

describe('what instances are made from', () => {
  it('is missing, and nothing else is blamed for it', () => {
    const waiting = aClassClaim();
    const diagnosis = diagnoseClaim({
      claim: waiting,
      class: unseen(classRef, { kind: 'hidden', missingRight: aRight }),
      source: unseen(xrdRef, { kind: 'absent' }),
    });
    const [link] = linksOf(diagnosis, 'source');
    assert.equal(link?.state, 'failed');
    assert.match(
      english(link?.messages ?? []),
      /no CompositeResourceDefinition "modernedbs\.check\.example\.org"/,
    );
  });

  it('is an XRD that Crossplane does not serve', () => {
    const diagnosis = diagnoseClaim({
      claim: aClassClaim(),
      source: found(xrdRef, { ...xrd, status: undefined } as KubernetesObject),
    });
    assert.match(
      english(linksOf(diagnosis, 'source')[0]?.messages ?? []),
      /does not serve .* yet\. .*Crossplane has not looked at it yet/,
    );
  });

  it('is an XRD that Crossplane has refused, which only an Event tells', () => {
    const events = [
      {
        ...{ type: 'Warning', reason: 'EstablishComposite' },
        message: 'cannot apply CustomResourceDefinition: spec.names is invalid',
        lastTimestamp: since,
      },
    ];
    const diagnosis = diagnoseClaim({
      claim: aClassClaim(),
      source: {
        ...found(xrdRef, { ...xrd, status: undefined } as KubernetesObject),
        events,
      },
    });
    assert.match(
      english(linksOf(diagnosis, 'source')[0]?.messages ?? []),
      /Crossplane has refused .* cannot apply CustomResourceDefinition: spec\.names is invalid\.$/,
    );
  });

  it('is an XRD that says nothing', () => {
    const diagnosis = diagnoseClaim({
      claim: aClassClaim(),
      source: found(xrdRef, { ...xrd, spec: 7 } as unknown as KubernetesObject),
    });
    assert.match(
      english(linksOf(diagnosis, 'source')[0]?.messages ?? []),
      /Nothing can be made from .*no spec\.group/,
    );
  });

  it('is a template that is wrong', () => {
    const made = {
      ...aClassClaim(),
      metadata: {
        ...aClassClaim().metadata,
        annotations: { [annotations.provisionTemplate]: 'postgres' },
      },
    };
    const ref = sourceOf(made) ?? assert.fail();
    assert.equal(ref.kind, 'ClusterResourceProvisionTemplate');
    const diagnosis = diagnoseClaim({
      claim: made,
      source: found(ref, {
        ...ref,
        metadata: { name: 'postgres' },
        status: {
          conditions: [condition('Ready', 'False', 'Invalid', 'A cycle')],
        },
      } as KubernetesObject),
    });
    assert.equal(linksOf(diagnosis, 'source')[0]?.state, 'failed');
    assert.match(
      english(diagnosis.messages),
      /The platform team has to act\. A cycle\.$/,
    );
  });

  it('does not matter once the instance is being made', () => {
    const diagnosis = diagnoseClaim(
      observe({ source: unseen(xrdRef, { kind: 'absent' }) }),
    );
    assert.equal(linksOf(diagnosis, 'source')[0]?.state, 'ok');
    assert.equal(diagnosis.brokenLink, linksOf(diagnosis, 'instance')[0]?.id);
  });
});

describe('an XR that is ready', () => {
  it('leaves the word to the claim, which may miss its credentials', () => {
    const words = 'its credentials cannot be found';
    const diagnosis = diagnoseClaim(
      observe({
        claim: aClassClaim({
          conditions: stopsAt(
            'ResourceClaimCreated',
            'ResourceReadyUnsupported',
            words,
          ),
          provisionedResourceRef: xrRef,
        }),
        instance: found(xrRef, recordedXr),
      }),
    );
    assert.match(
      english(diagnosis.messages),
      /its credentials cannot be found\.$/,
    );
    assert.equal(linksOf(diagnosis, 'instance')[0]?.state, 'failed');
  });
});
