import { PersonalTurns } from './PersonalTurns';

/** Questions that are answered when the test says so. */
function questions() {
  const open: (() => void)[] = [];
  return {
    ask: () => new Promise<void>(answer => open.push(answer)),
    open,
    answerAll() {
      open.splice(0).forEach(answer => answer());
    },
  };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('PersonalTurns', () => {
  it('lets one person ask four things at a time, and everybody else all the same', async () => {
    const turns = new PersonalTurns();
    const { ask, open, answerAll } = questions();
    const asked = Array.from({ length: 10 }, () =>
      turns.take('workload', 'user:default/mallory', ask),
    );
    await settle();
    expect(open).toHaveLength(4);
    const others = [
      turns.take('workload', 'user:default/alice', ask),
      turns.take('services', 'user:default/mallory', ask),
    ];
    await settle();
    expect(open).toHaveLength(6);
    for (let round = 0; round < 3; round++) {
      answerAll();
      await settle();
    }
    await Promise.all([...asked, ...others]);
  });

  it('refuses what is too much, and takes more when that was answered', async () => {
    const turns = new PersonalTurns();
    const { ask, answerAll } = questions();
    const take = () => turns.take('workload', 'user:default/mallory', ask);
    const asked = Array.from({ length: 2_004 }, take);
    await expect(take()).rejects.toMatchObject({ statusCode: 429 });
    for (let round = 0; round < 502; round++) {
      answerAll();
      await settle();
    }
    await Promise.all(asked);
    const again = take();
    await settle();
    answerAll();
    await again;
  });

  it('goes on after a question that failed', async () => {
    const turns = new PersonalTurns();
    const fail = () =>
      turns.take('workload', 'user:default/alice', async () => {
        throw new Error('down');
      });
    for (let count = 0; count < 10; count++) {
      await expect(fail()).rejects.toThrow('down');
    }
  });
});
