import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  type ClassClaim,
  classClaimReasons,
  type Condition,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';
import { english } from '../english/english';
import { message } from '../messages/Message';
import { aClassClaim, aResourceClaim } from './__testUtils__/observations';
import type { ClaimObservation } from './ClaimObservation';
import { diagnoseClaim } from './diagnoseClaim';

const reasons = [
  ...Object.values<readonly string[]>(classClaimReasons).flat(),
  ...Object.values<readonly string[]>(resourceClaimReasons).flat(),
  'Initializing',
  'constructor',
];

const condition = fc.record<Condition>(
  {
    type: fc.constantFrom(
      'Ready',
      'ClassMatched',
      'ResourceClaimCreated',
      'ResourceMatched',
      'Synced',
    ),
    status: fc.constantFrom('True', 'False', 'Unknown'),
    reason: fc.constantFrom(...reasons),
    message: fc.string(),
    lastTransitionTime: fc.constant('2026-11-24T10:00:00Z'),
  },
  { requiredKeys: ['type', 'status'] },
);

/** Mostly what a status may be, at times anything. */
const status = fc.oneof(
  { weight: 4, arbitrary: fc.record({ conditions: fc.array(condition) }) },
  fc.record({ conditions: fc.anything() }),
  fc.anything(),
);

/** The API server sees to the first two fields. */
const anyObject = fc.record({
  apiVersion: fc.string(),
  kind: fc.constantFrom('ResourceClaim', 'Secret', 'ModerneDB'),
  metadata: fc.anything(),
  spec: fc.anything(),
  status,
});

const readResultOf = (object: fc.Arbitrary<object>) =>
  fc.oneof(
    object.map(value => ({ kind: 'found', value })),
    fc.constantFrom({ kind: 'absent' }, { kind: 'notServed' }),
    fc.record({
      kind: fc.constant('hidden'),
      missingRight: fc.record({ verb: fc.string(), resource: fc.string() }),
    }),
    fc.record({
      kind: fc.constant('unreachable'),
      why: fc.constant(message('keysUntold')),
    }),
  );

const observedOf = (object: fc.Arbitrary<object>) =>
  fc.record({
    ref: fc.record({
      apiVersion: fc.string(),
      kind: fc.string(),
      name: fc.string(),
    }),
    readResult: readResultOf(object),
    events: fc.array(fc.anything()),
  });
const observed = observedOf(anyObject);

const claim = fc
  .tuple(
    fc.constantFrom(aClassClaim(), aResourceClaim()),
    status,
    fc.oneof(fc.constant(undefined), fc.anything()),
    fc.record({ resourceRef: fc.anything(), binding: fc.anything() }),
  )
  .map(([base, ownStatus, spec, refs]) => ({
    ...base,
    spec: spec ?? base.spec,
    status:
      typeof ownStatus === 'object' && ownStatus !== null
        ? { ...refs, ...ownStatus }
        : ownStatus,
  }));

/** The API server sees to metadata and spec of our own kinds. */
const projection = fc.record(
  {
    group: fc.string(),
    projected: fc.record(
      {
        groupImport: fc.record({
          metadata: fc.constant({ name: 'postgres' }),
          spec: fc.constant({
            linkRef: { namespace: 'links', name: 'link-a' },
          }),
          status,
        }),
        link: fc.record({
          metadata: fc.constant({ name: 'link-a', namespace: 'links' }),
          spec: fc.constant({ upstream: { name: 'services' } }),
          status,
        }),
      },
      { requiredKeys: ['groupImport'] },
    ),
    namespace: fc.record({
      name: fc.string(),
      imports: fc.array(
        fc.record({ metadata: fc.constant({ name: 'postgres' }), status }),
        { maxLength: 2 },
      ),
    }),
  },
  { requiredKeys: ['group'] },
);

const observation = fc.record(
  {
    claim,
    class: observed,
    source: observed,
    projection,
    instance: observed,
    resources: fc.array(observed, { maxLength: 3 }),
    resourceClaim: observedOf(
      anyObject.map(object => ({ ...object, kind: 'ResourceClaim' })),
    ),
    secret: fc.record({
      ref: fc.constant({ apiVersion: 'v1', kind: 'Secret', name: 's' }),
      readResult: fc.oneof(
        fc.constant({ kind: 'absent' }),
        fc.constant({ kind: 'found', value: { metadata: {}, keys: ['k'] } }),
      ),
    }),
    workloads: fc.array(
      fc.record({
        kind: fc.string(),
        readResult: fc.oneof(
          fc.constant({ kind: 'absent' }),
          fc
            .array(anyObject, { maxLength: 2 })
            .map(value => ({ kind: 'found', value })),
        ),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['claim'] },
) as unknown as fc.Arbitrary<ClaimObservation>;

it('whatever stands in the objects, diagnoseClaim answers, and `ready` means what the claim says', () => {
  fc.assert(
    fc.property(observation, one => {
      const diagnosis = diagnoseClaim(one);
      const { conditions } = (one.claim.status ?? {}) as NonNullable<
        ClassClaim['status']
      >;
      const ready = Array.isArray(conditions)
        ? conditions.find(
            entry =>
              entry?.type === 'Ready' &&
              ['True', 'False', 'Unknown'].includes(entry.status),
          )
        : undefined;
      assert.equal(
        diagnosis.state === 'ready',
        ready?.status === 'True',
        JSON.stringify(one),
      );
      const ids = diagnosis.links.map(({ id }) => id);
      assert.ok(
        diagnosis.brokenLink === undefined ||
          ids.includes(diagnosis.brokenLink),
      );
      for (const { messages, state } of diagnosis.links) {
        assert.ok(english(messages).length > 0, state);
      }
    }),
    { numRuns: 1000 },
  );
});
