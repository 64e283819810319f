import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { sampleEntities, sampleObjects } from '../__testUtils__/samples';
import { startTestIssuer } from '../__testUtils__/startTestIssuer';
import type { TestIssuer } from '../__testUtils__/startTestIssuer';
import { startTestPortal } from '../__testUtils__/startTestPortal';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest } from '../__testUtils__/startTestSetup';

describe("a cluster that takes only people's own tokens", () => {
  let dir: string;
  let issuer: TestIssuer;
  let cluster: TestCluster;
  let portal: TestPortal;

  before(async () => {
    issuer = await startTestIssuer();
    dir = await mkdtemp(join(tmpdir(), 'services-toolkit-issuer-'));
    const caFile = join(dir, 'ca.pem');
    await writeFile(caFile, issuer.ca);
    cluster = await TestCluster.start({
      apiServerFlags: [
        `--oidc-issuer-url=${issuer.url}`,
        `--oidc-client-id=${issuer.clientId}`,
        `--oidc-ca-file=${caFile}`,
        '--oidc-username-claim=sub',
        '--oidc-username-prefix=okta:',
        '--oidc-groups-claim=groups',
        '--oidc-groups-prefix=okta:',
      ],
    });
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    await cluster.kubectl([
      'create',
      'rolebinding',
      'okta-app-editor',
      '--clusterrole=app-editor',
      '--group=okta:team-apps',
      '--namespace=my-apps',
    ]);
    portal = await startTestPortal(cluster, sampleEntities, {
      identity: 'user',
    });
    await eventually(
      'the portal has read the classes',
      () => portal.send('service', 'get', '/offerings'),
      { check: ({ body }) => assert.equal(body.items.length, 2) },
    );
    const token = await issuer.tokenFor('alice', { groups: ['team-apps'] });
    // The API server fetches the issuer's keys when it first can.
    await eventually(
      'the API server takes tokens of the issuer',
      () =>
        portal.send(
          'alice',
          'post',
          '/claims?dryRun=true',
          aClaimRequest('a'),
          {
            okta: token,
          },
        ),
      {
        check: ({ status, body }) =>
          assert.equal(status, 200, JSON.stringify(body)),
      },
    );
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
    await issuer?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('says whose token it takes', async () => {
    const { body } = await portal.send('alice', 'get', '/clusters');
    assert.equal(body.items[0].identity, 'user');
    assert.equal(body.items[0].tokenProvider, 'okta');
  });

  it('claims as the person of the token, whom nobody impersonates', async () => {
    const okta = await issuer.tokenFor('alice', { groups: ['team-apps'] });
    const response = await portal.send(
      'alice',
      'post',
      '/claims',
      aClaimRequest('orders-db'),
      { okta },
    );
    assert.equal(response.status, 201, JSON.stringify(response.body));
    const requests = (await cluster.requests()).filter(
      ({ objectRef }) => objectRef?.name === 'orders-db',
    );
    assert.deepEqual(
      requests.find(({ verb }) => verb === 'create')?.user.username,
      'okta:alice',
    );
    assert.ok(requests.every(({ impersonatedUser }) => !impersonatedUser));
    for (const heard of [portal.audit, portal.log, response.body]) {
      assert.ok(!JSON.stringify(heard).includes(okta));
    }
    const list = await portal.send('alice', 'get', '/claims', undefined, {
      okta,
    });
    assert.equal(list.body.items.length, 1);
  });

  it('answers with its own words to the token of who may not', async () => {
    const okta = await issuer.tokenFor('bob');
    const { status, body } = await portal.send(
      'alice',
      'post',
      '/claims',
      aClaimRequest('bobs-db'),
      { okta },
    );
    assert.equal(status, 403);
    assert.match(body.error.message, /User "okta:bob" cannot create/);
    // What alice was answered a moment ago is not bob's.
    const list = await portal.send('alice', 'get', '/claims', undefined, {
      okta,
    });
    assert.deepEqual(list.body.items, []);
  });

  it('shows and does nothing without a token, and says what to do', async () => {
    const { status, body } = await portal.send(
      'alice',
      'post',
      '/claims',
      aClaimRequest('no-token'),
    );
    assert.equal(status, 403);
    assert.match(body.error.message, /takes only your own token/);
    assert.match(body.error.message, /services-toolkit:claim:manifest/);
    const list = await portal.send('alice', 'get', '/claims');
    assert.deepEqual(list.body.items, []);
    const review = await portal.send('alice', 'post', '/access-review', {
      cluster: 'workload',
      namespace: 'my-apps',
      verb: 'create',
    });
    assert.equal(review.body.allowed, false);
    assert.match(review.body.reason, /takes only your own token/);
  });

  it('does not take a token that has expired, or none of the issuer', async () => {
    for (const okta of [
      await issuer.tokenFor('alice', { expired: true }),
      'not-a-token',
    ]) {
      const { status, body } = await portal.send(
        'alice',
        'post',
        '/claims',
        aClaimRequest('expired'),
        { okta },
      );
      assert.equal(status, 403);
      assert.match(body.error.message, /does not accept your own token/);
      assert.ok(!JSON.stringify([body, portal.log]).includes(okta));
    }
  });
});
