import fc from 'fast-check';

/** The classes that claims ask for: two of them come and go, one never exists. */
export const classNames = ['pool', 'made', 'missing'] as const;
export type ClassName = (typeof classNames)[number];
/** What claims ask for: a class, or what an offering of both classes has. */
export type Wanted = ClassName | 'need';

/** What somebody (a user, an operator, the network, fate) does. Numbers name claims and instances; those not there are left alone. */
export type Action =
  | { do: 'createClaim'; claim: number; class: Wanted }
  | { do: 'deleteClaim'; claim: number }
  | { do: 'editClaim'; claim: number; class: Wanted }
  | { do: 'deleteResourceClaim'; claim: number }
  | { do: 'addInstance'; instance: number }
  | { do: 'deleteInstance'; instance: number }
  | { do: 'rotateSecret'; instance: number }
  | { do: 'closePool' }
  | { do: 'openPool' }
  | { do: 'deleteClass'; class: ClassName }
  | { do: 'offerClass'; class: ClassName }
  /** All watches end, as when an API server restarts; with `compact` what happened meanwhile can't be asked for any more. */
  | { do: 'loseWatches'; compact: boolean }
  /** The next writes of the controllers are refused as outdated. */
  | { do: 'conflict'; writes: number }
  /** The next writes of the controllers take place, and the answer is lost. */
  | { do: 'loseAnswers'; writes: number }
  /** The process dies after so many more writes, and another one starts. */
  | { do: 'crash'; afterWrites: number };

/** Actions, and for how many turns of the event loop the world goes on after each. */
export interface Scenario {
  instances: number;
  steps: readonly { action: Action; turns: number }[];
  /** By how many turns each request of the controllers is held up, in turn. */
  delays: readonly number[];
}

const claims = 5;
const instances = 4;

const claim = fc.nat({ max: claims - 1 });
const instance = fc.nat({ max: instances - 1 });
const existingClass = fc.constantFrom<ClassName>('pool', 'made');
const anyClass = fc.constantFrom<Wanted>(
  'pool',
  'pool',
  'made',
  'made',
  'need',
  'need',
  'missing',
);

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('createClaim' as const),
      claim,
      class: anyClass,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('deleteClaim' as const), claim }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('editClaim' as const),
      claim,
      class: anyClass,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('deleteResourceClaim' as const),
      claim,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('addInstance' as const), instance }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('deleteInstance' as const),
      instance,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rotateSecret' as const),
      instance,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('closePool' as const, 'openPool' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('deleteClass' as const, 'offerClass' as const),
      class: existingClass,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('loseWatches' as const),
      compact: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('conflict' as const, 'loseAnswers' as const),
      writes: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      afterWrites: fc.integer({ min: 1, max: 6 }),
    }),
  },
);

/** Any interleaving. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  instances: fc.integer({ min: 0, max: instances }),
  steps: fc.array(fc.record({ action, turns: fc.nat({ max: 40 }) }), {
    minLength: 1,
    maxLength: 14,
  }),
  delays: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 20 }),
});

/** Hardly ever drawn: what a claim holds is made again under its name, and given to one that waits. */
export const instanceMadeAgain: Scenario = {
  instances: 1,
  steps: [
    { action: { do: 'createClaim', claim: 0, class: 'pool' }, turns: 40 },
    { action: { do: 'createClaim', claim: 1, class: 'pool' }, turns: 40 },
    { action: { do: 'deleteInstance', instance: 0 }, turns: 3 },
    { action: { do: 'addInstance', instance: 0 }, turns: 40 },
  ],
  delays: [0, 6],
};
