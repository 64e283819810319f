import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordedPerson } from './recordedPerson';

const keys = { user: 'by', groups: 'by-groups' };

test('groups are read as they were written, whatever is in their names', () => {
  const groups = ['devs', 'a\nsystem:masters', '"', '\\', '\u0000', ''];
  assert.deepEqual(
    recordedPerson({ by: 'alice', 'by-groups': JSON.stringify(groups) }, keys),
    { user: 'alice', groups },
  );
  assert.deepEqual(recordedPerson({ by: 'alice', 'by-groups': '[]' }, keys), {
    user: 'alice',
    groups: [],
  });
});

for (const [title, notes] of Object.entries<Record<string, string> | undefined>(
  {
    'no annotations': undefined,
    'no user': { 'by-groups': '[]' },
    'an empty user': { by: '', 'by-groups': '[]' },
    'no groups': { by: 'alice' },
    'lines, as they were written once': { by: 'alice', 'by-groups': 'a\nb' },
    'a line': { by: 'alice', 'by-groups': 'devs' },
    'a text': { by: 'alice', 'by-groups': '"devs"' },
    null: { by: 'alice', 'by-groups': 'null' },
    'a list of something else': { by: 'alice', 'by-groups': '["a", 1]' },
    'a list of lists': { by: 'alice', 'by-groups': '[["a"]]' },
    'something after the list': { by: 'alice', 'by-groups': '["a"] b' },
  },
)) {
  test(`${title}: nobody is recorded`, () => {
    assert.equal(recordedPerson(notes, keys), undefined);
  });
}
