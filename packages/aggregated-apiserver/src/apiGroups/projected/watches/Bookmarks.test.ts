import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bookmarks } from './Bookmarks';

test('several watches are as far as the slowest of them', () => {
  const bookmarks = new Bookmarks(2);
  assert.equal(bookmarks.reached(0, '100'), undefined, 'the other is unknown');
  assert.equal(bookmarks.reached(1, '95'), '95');
  assert.equal(bookmarks.reached(0, '120'), undefined, 'nothing new');
  assert.equal(bookmarks.reached(1, '110'), '110');
  assert.equal(bookmarks.reached(1, '130'), '120');
});

test('versions are compared as numbers, and what is none tells nothing', () => {
  const bookmarks = new Bookmarks(1);
  assert.equal(bookmarks.reached(0, '9'), '9');
  assert.equal(bookmarks.reached(0, '10'), '10');
  assert.equal(bookmarks.reached(0, 'x'), undefined);
  assert.equal(
    bookmarks.reached(0, '18446744073709551615'),
    '18446744073709551615',
  );
});

test('who goes on from a version is never sent further than the slowest', () => {
  const bookmarks = new Bookmarks(2, '10');
  assert.equal(bookmarks.isAhead, false, 'nothing was told yet');
  assert.equal(bookmarks.slowest, '10');
  bookmarks.passed(0, '20');
  assert.equal(bookmarks.isAhead, true);
  assert.equal(bookmarks.slowest, '10');
  bookmarks.passed(1, '21');
  assert.equal(bookmarks.slowest, '20');
  assert.equal(new Bookmarks(1, '0').slowest, undefined);
});
