import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  classClaimReasons,
  clusterInstanceClassReasons,
  resourceClaimReasons,
} from '@services-toolkit/kubernetes-api';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const documented = [...readme.matchAll(/^\|[^|]*\| ([A-Z]\w+) +\|/gm)].map(
  ([, reason]) => reason,
);
const all: readonly string[] = [
  clusterInstanceClassReasons,
  classClaimReasons,
  resourceClaimReasons,
].flatMap(reasons => Object.values(reasons).flat());
/** What belongs to provisioners, which are not here yet. */
const later =
  /^(CompositeResource|ProvisionTemplate|ClaimNotAuthorized|ReasonParametersInvalid|UnableToCreateClaimable|ResourceNotReady|ResourceReady)/;

test('the table of the README has every reason that pools can reach, and no other', () => {
  assert.deepEqual(
    documented,
    all.filter(reason => !later.test(reason)),
  );
});
