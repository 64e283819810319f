import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToken } from '../../../runtime/links/readToken';
import { untilRenewalMs } from './renewal';

const hour = 3_600_000;
const day = { issuedAtMs: 0, expiresAtMs: 24 * hour };

test('a token of a day is renewed after two thirds of it, while eight hours are left', () => {
  assert.equal(untilRenewalMs(day, undefined, 0), 16 * hour);
  assert.equal(untilRenewalMs(day, 0, 15 * hour), hour);
  assert.equal(untilRenewalMs(day, 0, 23 * hour), 0);
});

test('one that was handed over with little left is renewed at once', () => {
  const short = { issuedAtMs: 0, expiresAtMs: hour / 6 };
  assert.equal(untilRenewalMs(short, undefined, 0), 0);
});

test('a cluster that gives short ones only is asked three times in the life of each, and not all the time', () => {
  const short = { issuedAtMs: 0, expiresAtMs: hour };
  assert.equal(untilRenewalMs(short, 0, 0), hour / 3);
  assert.equal(untilRenewalMs(short, 0, hour / 2), 0);
});

test('of a token that says nothing of its time nothing is known', () => {
  assert.equal(untilRenewalMs(undefined, undefined, 0), Infinity);
});

test('the times of a token are in it', () => {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  assert.deepEqual(readToken(`x.${part({ iat: 1, exp: 2 })}.x`), {
    issuedAtMs: 1_000,
    expiresAtMs: 2_000,
  });
  for (const other of ['', 'opaque', 'a.b.c', `x.${part({ exp: '2' })}.x`]) {
    assert.equal(readToken(other), undefined);
  }
});
