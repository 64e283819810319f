import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCompositeDefinition } from '@services-toolkit/claims';
import { absent, found, pending } from '../../../../runtime/ReadResult';
import { GracePeriods } from '../../../../runtime/GracePeriods';
import { aCrossplaneClass } from './__testUtils__/crossplaneObjects';
import { recorded, recordedDefinition } from './__testUtils__/recorded';
import { judgeDefinition, type DefinitionReading } from './judgeDefinition';

const rule = {
  group: 'apiextensions.crossplane.io',
  plural: 'compositeresourcedefinitions',
};
const theClass = aCrossplaneClass('db', {
  compositeResourceDefinition: 'wideqs.check.example.org',
});
const readyClass = {
  ...theClass,
  status: { conditions: [{ type: 'Ready', status: 'True' as const }] },
};

function judge(
  reading: DefinitionReading,
  {
    instanceClass = theClass,
    isComing = false,
    gracePeriods = new GracePeriods(() => new Date(0)),
  } = {},
) {
  return judgeDefinition(instanceClass, reading, isComing, gracePeriods);
}

describe('judgeDefinition', () => {
  it('finds a class ready whose XRD is established', () => {
    const reading = readCompositeDefinition(recorded('xrd-wideqs'));
    assert.deepEqual(judge(found(reading)), {
      kind: 'ready',
      parametersSchema: recordedDefinition('wideqs').parametersSchema,
      instanceType: {
        group: 'check.example.org',
        version: 'v1',
        kind: 'WideQ',
      },
      message: 'For each claim Crossplane makes a new WideQ',
    });
  });

  const unestablished = readCompositeDefinition({
    ...recorded('xrd-wideqs'),
    status: {},
  });
  const broken: [what: string, DefinitionReading, string, RegExp][] = [
    [
      'Crossplane is not installed',
      'notServed',
      'CompositeResourceDefinitionNotFound',
      /^Crossplane is not installed/,
    ],
    [
      'there is no such XRD',
      absent,
      'CompositeResourceDefinitionNotFound',
      /^There is no CompositeResourceDefinition "wideqs\.check\.example\.org"/,
    ],
    [
      'the XRD may not be read',
      { kind: 'forbidden', rule },
      'CompositeResourceDefinitionNotReady',
      /cannot be read.*resources: \["compositeresourcedefinitions"\]/,
    ],
    [
      'the XRD is not valid',
      found({ kind: 'invalid', message: 'it has no spec.group' }),
      'CompositeResourceDefinitionNotValid',
      /it has no spec\.group\. Correct it/,
    ],
    [
      'the XRD is not established',
      found(unestablished),
      'CompositeResourceDefinitionNotReady',
      /Crossplane has not looked at it yet/,
    ],
  ];
  for (const [what, reading, reason, message] of broken) {
    it(`says that ${what}`, () => {
      const source = judge(reading);
      assert.equal(source.kind, 'broken');
      if (source.kind === 'broken') {
        assert.equal(source.reason, reason);
        assert.match(source.message, message);
      }
    });
  }

  it('waits for what is on its way', () => {
    assert.equal(judge(pending).kind, 'pending');
    assert.equal(judge({ kind: 'failed', message: 'down' }).kind, 'pending');
  });

  it('believes bad news that may pass when it has lasted', () => {
    let time = 0;
    const gracePeriods = new GracePeriods(() => new Date(time));
    const forbidden = { kind: 'forbidden', rule } as const;
    const look = () => [
      judge('notServed', { isComing: true, gracePeriods }).kind,
      judge(forbidden, {
        instanceClass: { ...readyClass, metadata: { name: 'other' } },
        gracePeriods,
      }).kind,
    ];
    assert.deepEqual(look(), ['pending', 'pending']);
    time = 15_000;
    assert.deepEqual(look(), ['broken', 'broken']);
  });
});
