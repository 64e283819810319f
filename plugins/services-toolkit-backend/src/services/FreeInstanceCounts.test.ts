import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { UserCaller } from './Caller';
import { FreeInstanceCounts } from './FreeInstanceCounts';
import { PersonalTurns } from './PersonalTurns';

const callerCalled = (name: string): UserCaller => ({
  credentials: mockCredentials.user(`user:default/${name}`),
  user: {
    userEntityRef: `user:default/${name}`,
    ownershipEntityRefs: [`user:default/${name}`],
  },
});
const alice = callerCalled('alice');
const pool = { group: 'services', class: 'pg', cluster: 'workload' };
const database = (name: string) => ({
  apiVersion: 'example.org/v1',
  kind: 'Database',
  namespace: 'pool',
  name,
});

/** What is free by namespace; anywhere else one may not ask. */
function countsOf(free: Record<string, string[]>) {
  let now = 0;
  const list = jest.fn(async (_: UserCaller, { namespace, limit }) => {
    const names = free[namespace];
    if (!names) {
      throw new NotAllowedError(`You may not ask in ${namespace}.`);
    }
    const instances = names.slice(0, limit).map(database);
    return { instances, mayBeMore: instances.length >= limit };
  });
  const counts = new FreeInstanceCounts({
    instances: { list },
    turns: new PersonalTurns(),
    logger: mockServices.logger.mock(),
    now: () => now,
  });
  return {
    list,
    wait: (ms: number) => {
      now += ms;
    },
    count: async (caller: UserCaller, ...namespaces: string[]) =>
      (await counts.count(caller, [{ ...pool, namespaces }])).items[0],
  };
}

describe('FreeInstanceCounts', () => {
  it('counts an instance once, however many namespaces could have it', async () => {
    const { count } = countsOf({ a: ['one', 'two'], b: ['two', 'three'] });
    expect(await count(alice, 'a', 'b')).toEqual({
      free: { number: 3, mayBeMore: false },
    });
  });

  it('counts where one may ask, and says that elsewhere there may be more', async () => {
    const { count } = countsOf({ a: ['one'], none: [] });
    expect(await count(alice, 'a', 'hidden')).toEqual({
      free: { number: 1, mayBeMore: true },
    });
    expect(await count(alice, 'none', 'hidden')).toEqual({
      free: { number: 0, mayBeMore: true },
    });
  });

  it('tells nothing to who may not ask', async () => {
    const { count } = countsOf({});
    expect(await count(alice, 'a')).toEqual({
      unanswered: 'You may not ask in a.',
    });
  });

  it('asks a question once in ten seconds, and never answers one person with what another may know', async () => {
    const free: Record<string, string[]> = { a: ['one'] };
    const { count, list, wait } = countsOf(free);
    await Promise.all([count(alice, 'a'), count(alice, 'a', 'a')]);
    expect(list).toHaveBeenCalledTimes(1);
    await count(callerCalled('bob'), 'a');
    expect(list).toHaveBeenCalledTimes(2);
    free.a = [];
    wait(10_001);
    expect(await count(alice, 'a')).toEqual({
      free: { number: 0, mayBeMore: false },
    });
  });

  it('leaves the others their counts where one cannot be asked, and hides no fault of its own', async () => {
    const list = jest.fn(async (_: UserCaller, request: { class: string }) => {
      if (request.class === 'gone') {
        throw new NotFoundError('No such class.');
      }
      if (request.class === 'broken') {
        throw new TypeError('a bug');
      }
      return { instances: [database('one')], mayBeMore: false };
    });
    const counts = new FreeInstanceCounts({
      instances: { list },
      turns: new PersonalTurns(),
      logger: mockServices.logger.mock(),
    });
    const ask = (...classes: string[]) =>
      counts.count(
        alice,
        classes.map(name => ({ ...pool, class: name, namespaces: ['a'] })),
      );
    expect(await ask('gone', 'pg')).toEqual({
      items: [
        { unanswered: 'No such class.' },
        { free: { number: 1, mayBeMore: false } },
      ],
    });
    await expect(ask('broken')).rejects.toThrow('a bug');
  });
});
