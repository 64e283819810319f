import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  apiExportRoleBindingReasons,
  apiResourceImportReasons,
  classAccessBindingReasons,
  classClaimReasons,
  clusterAPIGroupImportReasons,
  clusterExampleUsageReasons,
  clusterInfrastructureReasons,
  clusterInstanceClassReasons,
  clusterResourceReasons,
  clusterServiceOfferingReasons,
  downstreamClusterLinkReasons,
  guaranteesMetReasons,
  provisionTemplateReasons,
  resourceClaimReasons,
  secretExportReasons,
  secretImportReasons,
  upstreamClusterLinkReasons,
} from '@services-toolkit/kubernetes-api';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const documented = [...readme.matchAll(/^\|[^|]*\| ([A-Z]\w+) +\|/gm)].map(
  ([, reason]) => reason,
);
const all: readonly string[] = [
  clusterInstanceClassReasons,
  provisionTemplateReasons,
  classClaimReasons,
  { GuaranteesMet: guaranteesMetReasons },
  resourceClaimReasons,
  classAccessBindingReasons,
  clusterResourceReasons,
  clusterExampleUsageReasons,
  clusterInfrastructureReasons,
  clusterServiceOfferingReasons,
  upstreamClusterLinkReasons,
  apiExportRoleBindingReasons,
  downstreamClusterLinkReasons,
  clusterAPIGroupImportReasons,
  apiResourceImportReasons,
  secretExportReasons,
  secretImportReasons,
].flatMap(reasons => Object.values(reasons).flat());
/** Only read, in statuses of the original. */
const neverWritten = ['ResourceReady'];

test('the table of the README has every reason that is written, and no other', () => {
  assert.deepEqual(
    documented,
    all.filter(reason => !neverWritten.includes(reason)),
  );
});
