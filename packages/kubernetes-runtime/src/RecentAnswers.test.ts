import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentAnswers } from './RecentAnswers';

function start(most = 10) {
  let now = 0;
  let asked = 0;
  const answers = new RecentAnswers<string>({
    ...{ forMs: 100, most, clock: () => now },
  });
  const ask = (question: string) =>
    answers.ask(question, async () => `${question} ${++asked}`);
  const wait = (ms: number) => {
    now += ms;
  };
  return { answers, ask, wait };
}

test('an answer is remembered for a while, also while it is on its way', async () => {
  const { ask, wait } = start();
  assert.deepEqual(await Promise.all([ask('a'), ask('a')]), ['a 1', 'a 1']);
  wait(99);
  assert.equal(await ask('a'), 'a 1');
  wait(1);
  assert.equal(await ask('a'), 'a 2');
});

test('the oldest answers go where there are too many', async () => {
  const { ask } = start(2);
  for (const question of ['a', 'b', 'c']) {
    await ask(question);
  }
  assert.equal(await ask('c'), 'c 3');
  assert.equal(await ask('a'), 'a 4');
});

test('a failure is asked again, unless it is an answer', async () => {
  const { answers } = start();
  let asked = 0;
  const fail = async () => {
    asked++;
    throw new Error('no');
  };
  for (let time = 0; time < 2; time++) {
    await assert.rejects(answers.ask('failure', fail));
  }
  assert.equal(asked, 2);
  for (let time = 0; time < 2; time++) {
    await assert.rejects(answers.ask('refusal', fail, () => true));
  }
  assert.equal(asked, 3);
});
