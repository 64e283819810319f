import assert from 'node:assert/strict';
import { it } from 'node:test';
import { labels } from '@services-toolkit/kubernetes-api';
import { aCrossplaneClaim } from './__testUtils__/crossplaneObjects';
import { recorded } from './__testUtils__/recorded';
import { belongsTo } from './belongsTo';

const uid = '7b2e1c34-0000-4000-8000-000000000000';
const claim = aCrossplaneClaim('apps', 'orders', 'db');
claim.metadata.uid = uid;

function xr(label: string | undefined, secret?: object) {
  const object = recorded('xr-legacy-ready');
  if (label !== undefined) {
    object.metadata.labels = { [labels.classClaimUid]: label };
  }
  object.spec = secret ? { writeConnectionSecretToRef: secret } : {};
  return object;
}

const rows: [what: string, object: ReturnType<typeof xr>, mine: boolean][] = [
  ['its label has the UID of the claim', xr(uid), true],
  ['its label has another UID', xr('another'), false],
  [
    'its label has another UID, though the Secret is named after the claim',
    xr('another', { name: uid, namespace: 'apps' }),
    false,
  ],
  ['nothing says whose it is', xr(undefined), false],
  [
    'the original made it: its Secret is named after the claim, beside it',
    xr(undefined, { name: uid, namespace: 'apps' }),
    true,
  ],
  [
    'its Secret of that name is in another namespace',
    xr(undefined, { name: uid, namespace: 'others' }),
    false,
  ],
  [
    'its Secret has another name',
    xr(undefined, { name: 'legacy-conn', namespace: 'apps' }),
    false,
  ],
];
for (const [what, object, mine] of rows) {
  it(`an XR is ${mine ? '' : 'not '}the claim's if ${what}`, () => {
    assert.equal(belongsTo(object, claim), mine);
  });
}
