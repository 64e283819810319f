import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from './eventually';

describe('eventually', () => {
  it('looks until there is an answer', async () => {
    const answers = [undefined, false, null, 0];
    assert.equal(await eventually('it is there', () => answers.shift()), 0);
    assert.deepEqual(answers, []);
  });

  it('takes a look that throws for one that is too early', async () => {
    let looks = 0;
    const answer = await eventually('it is there', async () => {
      if (++looks < 3) throw new Error('not yet');
      return 'here';
    });
    assert.equal(answer, 'here');
  });

  it('takes any answer that is checked and found right', async () => {
    let looks = 0;
    await eventually('it was looked at twice', () => void ++looks, {
      check: () => assert.equal(looks, 2),
    });
    assert.equal(looks, 2);
  });

  it('leaves the machine to others between two looks', async () => {
    let looks = 0;
    await assert.rejects(
      eventually('the moon is of cheese', () => void ++looks, {
        timeoutMs: 200,
      }),
    );
    assert.ok(looks <= 9, `${looks} looks in 0.2 s`);
  });

  it('waits as long as a look takes that takes long', async () => {
    let looks = 0;
    const look = async () => {
      looks++;
      await new Promise(resolve => setTimeout(resolve, 100));
    };
    await assert.rejects(
      eventually('the moon is of cheese', look, { timeoutMs: 550 }),
    );
    assert.ok(looks <= 3, `${looks} looks of 0.1 s in 0.55 s`);
  });

  it('says what it has waited for, how long, and what was wrong last', async () => {
    const complaint = new Error('it is of rock');
    await assert.rejects(
      eventually('the moon is of cheese', () => Promise.reject(complaint), {
        timeoutMs: 100,
      }),
      ({ message, cause }: Error) => {
        assert.match(
          message,
          /^Not within 0\.\d s: the moon is of cheese\. At the last look: it is of rock$/,
        );
        assert.equal(cause, complaint);
        return true;
      },
    );
  });

  it('does not wait for a look that never ends', async () => {
    await assert.rejects(
      eventually('somebody answers', () => new Promise(() => {}), {
        timeoutMs: 50,
      }),
      /: somebody answers\. At the last look: it has not come to an end$/,
    );
  });

  it('ends with the reason of a signal, also amid a look', async () => {
    const ended = new AbortController();
    setTimeout(() => ended.abort(new Error('The server ended')), 20);
    await assert.rejects(
      eventually('it answers', () => new Promise(() => {}), {
        signal: ended.signal,
      }),
      /^Error: The server ended$/,
    );
  });
});
