import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../english/english';
import { recorded } from './__testUtils__/recorded';
import type { CompositeResource } from './CompositeResource';
import {
  explainComposite,
  type CompositeExplanation,
} from './explainComposite';

const since = '2026-11-24T10:00:00Z';

function xrWith(
  ...conditions: [
    type: string,
    status: string,
    reason: string,
    message?: string,
  ][]
): CompositeResource {
  return {
    ...recorded('xr-namespaced-ready'),
    status: {
      conditions: conditions.map(([type, status, reason, message]) => ({
        type,
        status: status as 'True' | 'False' | 'Unknown',
        reason,
        ...(message && { message }),
        lastTransitionTime: since,
      })),
    },
  };
}

const failed = (message: string) =>
  xrWith(
    ['Synced', 'False', 'ReconcileError', message],
    ['Responsive', 'True', 'WatchCircuitClosed'],
  );

type Row = [
  what: string,
  xr: CompositeResource,
  state: CompositeExplanation['state'],
  move: CompositeExplanation['move'],
  sentence: RegExp,
];

const rows: Row[] = [
  [
    'nothing yet',
    xrWith(),
    'creating',
    'wait',
    /^ModerneDB "moderne-1" was created, and Crossplane has not looked at it yet/,
  ],
  [
    'composed, on its way',
    xrWith(
      ['Synced', 'True', 'ReconcileSuccess'],
      ['Ready', 'False', 'Creating', 'Unready resources: a, b'],
    ),
    'creating',
    'wait',
    /is being made\. Unready resources: a, b\.$/,
  ],
  [
    'on its way without words',
    xrWith(['Ready', 'False', 'Creating']),
    'creating',
    'wait',
    /is being made\.$/,
  ],
  [
    'not ready for a reason of its own',
    xrWith(
      ['Synced', 'True', 'ReconcileSuccess'],
      ['Ready', 'False', 'Unavailable', 'the disk is full.'],
    ),
    'failing',
    'operator',
    /is not ready\. Unavailable: the disk is full\.$/,
  ],
  [
    'ready, though a later composition fails',
    xrWith(
      ['Synced', 'False', 'ReconcileError', 'anything'],
      ['Ready', 'True', 'Available'],
    ),
    'ready',
    'none',
    /is ready\.$/,
  ],
  [
    'composed, and never tells',
    xrWith(
      ['Synced', 'True', 'ReconcileSuccess'],
      ['Responsive', 'True', 'WatchCircuitClosed'],
    ),
    'neverTells',
    'operator',
    /was composed, but has no condition Ready/,
  ],
  [
    'paused',
    xrWith(['Synced', 'False', 'ReconcilePaused', 'Reconciliation is paused']),
    'failing',
    'operator',
    /is paused by its annotation crossplane\.io\/paused/,
  ],
  [
    'no composition',
    failed('cannot select Composition: no compatible Compositions found'),
    'failing',
    'operator',
    /The service operator has to apply one for this kind.*no compatible Compositions found\.$/,
  ],
  [
    'a composition that does not exist',
    failed(
      'cannot fetch Composition: cannot get Composition: Composition.apiextensions.crossplane.io "nope" not found',
    ),
    'failing',
    'operator',
    /no Composition "nope"\. The service operator has to create it, or to name another one in the class/,
  ],
  [
    'a kind that is not served',
    failed(
      'cannot compose resources: cannot check if composed resource "nothere" is namespaced (a.b/c): failed to get restmapping: no matches for kind "Instance" in version "rds.example.org/v1"',
    ),
    'failing',
    'operator',
    /its composition makes Instance of rds\.example\.org\/v1, which this cluster does not serve/,
  ],
  [
    'a function that is not there',
    failed(
      'selected CompositionRevision x does not have a valid function pipeline: function "f" (active revision "f-1") is missing required capabilities: composition',
    ),
    'failing',
    'operator',
    /function "f" is installed and healthy/,
  ],
  [
    'a pipeline that is not valid otherwise',
    failed(
      'selected CompositionRevision x does not have a valid function pipeline: something else',
    ),
    'failing',
    'operator',
    /The service operator has to correct the composition.*something else\.$/,
  ],
  [
    'a step that gave up',
    failed(
      'cannot compose resources: pipeline step "make" returned a fatal result: invalid Function input',
    ),
    'failing',
    'operator',
    /has to look after the step "make" of the composition/,
  ],
  [
    'something that Crossplane may not do',
    failed(
      'cannot compose resources: cannot apply composed resource "db": instances.rds.example.org is forbidden: User "system:serviceaccount:crossplane-system:crossplane" cannot patch resource "instances" in API group "rds.example.org" in the namespace "apps"',
    ),
    'failing',
    'operator',
    /has to allow "system:serviceaccount:crossplane-system:crossplane" to patch instances\.rds\.example\.org/,
  ],
  [
    'something that nobody knows',
    failed('cannot compose resources: the moon is full.'),
    'failing',
    'operator',
    /cannot be composed\. The service operator has to act.*the moon is full\.$/,
  ],
];

describe('explainComposite', () => {
  for (const [what, xr, state, move, sentence] of rows) {
    it(`says of an XR whose state is: ${what}`, () => {
      const explanation = explainComposite(xr);
      assert.equal(explanation.state, state);
      assert.equal(explanation.move, move);
      assert.match(english([explanation.message]), sentence);
      assert.equal(
        explanation.since,
        xr.status?.conditions?.length
          ? since
          : recorded('xr-namespaced-ready').metadata.creationTimestamp,
      );
    });
  }

  for (const name of ['legacy', 'namespaced', 'cluster']) {
    it(`finds the recorded ${name} XR ready`, () => {
      const { state, message } = explainComposite(recorded(`xr-${name}-ready`));
      assert.equal(state, 'ready');
      assert.match(english([message]), /^\w+ "\w+-1" is ready\.$/);
    });
  }

  it('finds one that is being deleted on its way out, ready or not', () => {
    const xr = recorded('xr-legacy-ready');
    xr.metadata.deletionTimestamp = since;
    assert.deepEqual(explainComposite(xr), {
      state: 'deleting',
      message: {
        code: 'compositeDeleting',
        object: { kind: 'XLegacyDB', name: 'legacy-1' },
      },
      move: 'wait',
      since,
    });
  });
});
