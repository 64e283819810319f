import { KeptAnswers } from './KeptAnswers';

describe('KeptAnswers', () => {
  function setUp(most = 10) {
    const clock = { now: 0 };
    const answers = new KeptAnswers<string>({
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
    clock.now = 999;
    await answers.get('a', ask);
    expect(ask).toHaveBeenCalledTimes(1);
    clock.now = 1_000;
    expect(await answers.get('a', ask)).toBe('yes');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks anew when it is told to, and keeps that', async () => {
    const { clock, answers, ask } = setUp();
    await answers.get('a', ask);
    clock.now = 500;
    ask.mockResolvedValueOnce('no');
    expect(await answers.renew('a', ask)).toBe('no');
    clock.now = 1_499;
    expect(await answers.get('a', ask)).toBe('no');
    expect(await answers.kept('a')).toBe('no');
    clock.now = 1_500;
    expect(answers.kept('a')).toBeUndefined();
  });

  it('keeps no error', async () => {
    const { answers, ask } = setUp();
    ask.mockRejectedValueOnce(new Error('away'));
    await expect(answers.get('a', ask)).rejects.toThrow('away');
    expect(await answers.get('a', ask)).toBe('yes');
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
