import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recorded } from '../crossplane/__testUtils__/recorded';
import { explainComposite } from '../crossplane/explainComposite';
import { findCredentials } from '../crossplane/findCredentials';
import { explainObject } from '../diagnosis/explainObject';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { tellsTrouble } from './tellsTrouble';

type Row = [type: string, status: 'True' | 'False', reason: string];

function withConditions(...rows: Row[]) {
  return {
    ...recorded('xr-namespaced-ready'),
    status: {
      conditions: rows.map(([type, status, reason]) => ({
        type,
        status,
        reason,
        message: 'Words',
      })),
    },
  };
}

describe('tellsTrouble', () => {
  const composites: [what: string, trouble: boolean, ...rows: Row[]][] = [
    ['cannot be composed', true, ['Synced', 'False', 'ReconcileError']],
    ['is paused', true, ['Synced', 'False', 'ReconcilePaused']],
    ['is down', true, ['Ready', 'False', 'Unavailable']],
    ['is being made', false, ['Ready', 'False', 'Creating']],
    ['is new', false],
  ];
  for (const [what, trouble, ...rows] of composites) {
    it(`of an XR that ${what}: ${trouble}`, () => {
      const { sentence } = explainComposite(withConditions(...rows));
      assert.equal(tellsTrouble(sentence), trouble, sentence);
    });
  }

  it('of an XR whose credentials nobody knows', () => {
    const credentials = findCredentials(
      { ...recorded('xr-namespaced-ready'), spec: {}, status: {} },
      'Namespaced',
    );
    assert.equal(credentials.kind, 'missing');
    assert.ok(tellsTrouble(JSON.stringify(credentials)));
  });

  const objects: [what: string, trouble: boolean, row: Row][] = [
    ['fails', true, ['Synced', 'False', 'ReconcileError']],
    ['is on its way', false, ['Ready', 'False', 'Creating']],
  ];
  for (const [what, trouble, row] of objects) {
    it(`of a resource that ${what}: ${trouble}`, () => {
      const { sentence } = explainObject(
        withConditions(row) as KubernetesObject,
      );
      assert.equal(tellsTrouble(sentence), trouble, sentence);
    });
  }

  it('of an object of a template by what that says of itself', () => {
    const waits = 'Database "a" is not ready: "a.status.up" is not true.';
    assert.equal(tellsTrouble(waits), false);
    assert.equal(tellsTrouble(`${waits} It says (Ready): creating`), false);
    assert.equal(tellsTrouble(`${waits} It says (ACK.Terminal): no`), true);
  });

  it('not of a claim without words', () =>
    assert.equal(tellsTrouble(undefined), false));
});
