import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { GracePeriods } from '../../../../runtime/GracePeriods';
import type { ClassSource } from '../Provisioner';
import { aCrossplaneClass } from './__testUtils__/crossplaneObjects';
import { recordedDefinition } from './__testUtils__/recorded';
import { judgeKind } from './judgeKind';

const { type } = recordedDefinition('wideqs');
const newClass = aCrossplaneClass('db', {
  compositeResourceDefinition: 'wideqs.check.example.org',
});
const readyClass = {
  ...newClass,
  status: { conditions: [{ type: 'Ready', status: 'True' as const }] },
};
const sound: ClassSource = {
  kind: 'ready',
  parametersSchema: { type: 'object' },
  instanceType: { group: type.group, version: type.version, kind: type.kind },
  message: 'For each claim Crossplane makes a new WideQ',
};
const forbidden: Informer<KubernetesObject>['state'] = {
  kind: 'failing',
  since: new Date(0),
  error: new KubernetesApiError({
    code: 403,
    reason: 'Forbidden',
    message: 'wideqs is forbidden',
  }),
};

describe('judgeKind', () => {
  it('does not call a class ready whose composite resources may not be read, and names the missing rule', () => {
    const source = judgeKind(
      newClass,
      sound,
      { type, state: forbidden },
      new GracePeriods(() => new Date(0)),
    );
    assert.equal(source.kind, 'broken');
    assert.match(
      source.kind === 'broken' ? source.message : '',
      /may not read wideqs\.check\.example\.org.*apiGroups: \["check\.example\.org"\], resources: \["wideqs"\]/,
    );
  });

  it('does not believe it at once of a class that was ready', () => {
    let now = new Date(0);
    const gracePeriods = new GracePeriods(() => now);
    const judge = () =>
      judgeKind(readyClass, sound, { type, state: forbidden }, gracePeriods)
        .kind;
    assert.equal(judge(), 'pending');
    now = new Date(60_000);
    assert.equal(judge(), 'broken');
  });

  it('takes the word of the XRD otherwise', () => {
    const gracePeriods = new GracePeriods(() => new Date(0));
    const since = new Date(0);
    const error = new Error('connection refused');
    for (const state of [
      { kind: 'synced', since },
      { kind: 'failing', since, error },
    ] as const) {
      assert.equal(
        judgeKind(newClass, sound, { type, state }, gracePeriods),
        sound,
      );
    }
  });

  it('waits for the first list', () => {
    const gracePeriods = new GracePeriods(() => new Date(0));
    assert.deepEqual(
      judgeKind(
        newClass,
        sound,
        { type, state: { kind: 'initial' } },
        gracePeriods,
      ),
      { kind: 'pending' },
    );
  });
});
