import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { silentLogger } from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { followCertificateFiles } from './followCertificateFiles';
import { followCertificateSecret } from './followCertificateSecret';
import { createAuthority, issueCertificate } from './issueCertificate';
import type { ServingCertificate } from './ServingCertificate';

const now = new Date();
const later = (days: number) =>
  new Date(now.getTime() + days * 24 * 60 * 60_000);
const dnsNames = ['server.namespace.svc', 'server.namespace'] as const;

test('a certificate is for its names, for servers, and from its authority alone', async () => {
  const authority = await createAuthority('test-ca', now);
  const { cert } = await issueCertificate(authority, dnsNames, now);
  const certificate = new X509Certificate(cert);
  const issuer = new X509Certificate(authority.cert);
  assert.ok(certificate.checkIssued(issuer));
  assert.ok(certificate.verify(issuer.publicKey));
  assert.ok(issuer.ca);
  assert.ok(!certificate.ca);
  assert.equal(certificate.checkHost(dnsNames[0]), dnsNames[0]);
  assert.equal(certificate.checkHost('other'), undefined);
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1']);
});

/** As replicas do it, at some time. */
async function certificateAt(
  client: InMemoryKubernetes,
  clock: Date,
  names: readonly [string, ...string[]] = dnsNames,
): Promise<{ serving: ServingCertificate; authority: string | undefined }> {
  let authority: string | undefined;
  const stop = new AbortController();
  const serving = await followCertificateSecret({
    client,
    namespace: 'namespace',
    name: 'server-tls',
    dnsNames: names,
    onAuthority: pem => {
      authority = pem;
    },
    logger: silentLogger,
    clock: () => clock,
  })(() => {}, stop.signal);
  stop.abort();
  return { serving, authority };
}

test('replicas share the certificate of the one that made it, also when all start at once', async () => {
  const client = new InMemoryKubernetes();
  const replicas = await Promise.all(
    [1, 2, 3].map(() => certificateAt(client, now)),
  );
  const [first] = replicas;
  for (const replica of replicas) {
    assert.deepEqual(replica.serving.cert, first?.serving.cert);
    assert.equal(replica.authority, first?.authority);
  }
});

test('it is renewed in time by the same authority, and that one in its last year', async () => {
  const client = new InMemoryKubernetes();
  const first = await certificateAt(client, now);
  const kept = await certificateAt(client, later(200));
  assert.equal(kept.serving.cert, first.serving.cert);
  const renewed = await certificateAt(client, later(260));
  assert.notEqual(renewed.serving.cert, first.serving.cert);
  assert.equal(renewed.authority, first.authority);
  const old = await certificateAt(client, later(3400));
  assert.notEqual(old.authority, first.authority);
});

test('one for other names, and what is no certificate, is made again', async () => {
  const client = new InMemoryKubernetes();
  const first = await certificateAt(client, now);
  const other = await certificateAt(client, now, ['elsewhere']);
  assert.notEqual(other.serving.cert, first.serving.cert);
  const [secret] = client.objects(builtinResourceTypes.secrets);
  await client.update(builtinResourceTypes.secrets, {
    ...secret,
    data: {},
  } as KubernetesObject);
  const again = await certificateAt(client, now);
  assert.ok(new X509Certificate(again.serving.cert).checkHost(dnsNames[0]));
});

test('files are followed; a pair that does not fit together is not taken', async t => {
  const directory = await mkdtemp(join(tmpdir(), 'certificates-'));
  const stop = new AbortController();
  t.after(async () => {
    stop.abort();
    await rm(directory, { recursive: true });
  });
  const [certFile, keyFile] = ['tls.crt', 'tls.key'].map(file =>
    join(directory, file),
  ) as [string, string];
  const [one, other] = [
    await createAuthority('one', now),
    await createAuthority('other', now),
  ];
  let warn: (error: string) => void = () => {};
  const warned = new Promise<string>(resolve => {
    warn = resolve;
  });
  let change: (certificate: ServingCertificate) => void = () => {};
  const changed = new Promise<ServingCertificate>(resolve => {
    change = resolve;
  });
  const follow = followCertificateFiles({
    ...{ certFile, keyFile },
    lookEveryMs: 5,
    logger: {
      ...silentLogger,
      warn: (_, fields) => warn(String(fields?.error)),
    },
  });
  await assert.rejects(
    follow(() => {}, stop.signal),
    /tls.crt .*cannot be used: ENOENT/,
  );
  await writeFile(certFile, one.cert);
  await writeFile(keyFile, one.key);
  assert.deepEqual(await follow(change, stop.signal), one);
  await writeFile(certFile, other.cert);
  assert.match(await warned, /private key is not that of the cert/);
  await writeFile(keyFile, other.key);
  assert.deepEqual(await changed, other);
});
