import { AnswerCache } from './AnswerCache';

describe('AnswerCache', () => {
  function setUp(most = 10) {
    const clock = { now: 0 };
    const answers = new AnswerCache<string>({
      forMs: 1_000,
      most,
      now: () => clock.now,
    });
    const ask = jest.fn(async () => 'yes');
    return { clock, answers, ask };
  }

  it('asks once, also while the answer is under way, and again when it is too old', async () => {
    const { clock, answers, ask } = setUp();
    await Promise.all([answers.get('a', ask), answers.get('a', ask)]);
    clock.now = 1_000;
    await answers.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(1);
    clock.now = 1_001;
    expect(await answers.get('a', ask)).toBe('yes');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks anew when it is told to, and keeps that', async () => {
    const { clock, answers, ask } = setUp();
    await answers.get('a', ask);
    clock.now = 500;
    ask.mockResolvedValueOnce('no');
    expect(await answers.renew('a', ask)).toBe('no');
    clock.now = 1_500;
    expect(await answers.get('a', ask)).toBe('no');
    expect(answers.kept('a')).toBe('no');
    clock.now = 1_501;
    expect(answers.kept('a')).toBeUndefined();
  });

  it('keeps no error', async () => {
    const { answers, ask } = setUp();
    ask.mockRejectedValueOnce(new Error('away'));
    await expect(answers.get('a', ask)).rejects.toThrow('away');
    expect(await answers.get('a', ask)).toBe('yes');
  });

  it('keeps that there is none', async () => {
    const answers = new AnswerCache<string | undefined>({
      forMs: 1_000,
      most: 10,
    });
    const ask = jest.fn(async () => undefined);
    await answers.get('a', ask);
    expect(await answers.get('a', ask)).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('answers whoever waits, also where others take the room meanwhile', async () => {
    const { answers, ask } = setUp(1);
    const slow = answers.get(
      'slow',
      () => new Promise<string>(resolve => setTimeout(resolve, 5, 'late')),
    );
    await answers.get('a', ask);
    await answers.get('b', ask);
    expect(await slow).toBe('late');
  });

  it('lets the oldest go', async () => {
    const { answers, ask } = setUp(2);
    for (const key of ['a', 'b', 'c', 'b', 'c']) {
      await answers.get(key, ask);
    }
    expect(ask).toHaveBeenCalledTimes(3);
    await answers.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(4);
  });
});
