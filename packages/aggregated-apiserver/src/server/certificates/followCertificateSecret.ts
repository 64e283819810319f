import { X509Certificate } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  isConflict,
  isNotFound,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { checkPair } from './checkPair';
import {
  certificateDays,
  createAuthority,
  issueCertificate,
} from './issueCertificate';
import type {
  FollowCertificate,
  ServingCertificate,
} from './ServingCertificate';

interface TlsSecret extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
}

/** A certificate with the authority that issued it. */
interface Issued extends ServingCertificate {
  authority: ServingCertificate;
}

const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 60 * 60_000;
const retryMs = 5_000;
/** Renewed when so much of its year is left. */
const renewalDays = certificateDays / 3;

interface Options {
  client: KubernetesClient;
  namespace: string;
  name: string;
  dnsNames: readonly [string, ...string[]];
  /** Gets the PEM of the authority: at the start, and whenever it is another one. */
  onAuthority: (pem: string) => void;
  logger: Logger;
  clock?: () => Date;
}

/**
 * A certificate of our own making, kept in a Secret that all replicas share: made by the first that finds none, together
 * with an authority of its own, and renewed by the same authority in time. Whoever is to believe it is told the authority.
 */
export function followCertificateSecret(options: Options): FollowCertificate {
  const { onAuthority } = options;
  return async (onChange, signal) => {
    const first = await ensure(options, signal);
    onAuthority(first.authority.cert);
    void renewInTime(options, first, onChange, signal);
    return first;
  };
}

async function renewInTime(
  options: Options,
  first: Issued,
  onChange: (certificate: ServingCertificate) => void,
  signal: AbortSignal,
): Promise<void> {
  let current = first;
  while (!signal.aborted) {
    await delay(lookEveryMs, undefined, { signal, ref: false }).catch(() => {});
    if (signal.aborted) {
      return;
    }
    const next = await ensure(options, signal).catch(() => undefined);
    if (next && next.cert !== current.cert) {
      options.onAuthority(next.authority.cert);
      onChange(next);
      current = next;
    }
  }
}

/** Tries until it works: without a certificate there is nothing to serve. */
async function ensure(options: Options, signal: AbortSignal): Promise<Issued> {
  const { name, namespace, logger } = options;
  for (;;) {
    signal.throwIfAborted();
    try {
      return await readOrRenew(options);
    } catch (error) {
      // Another replica was faster: what it has written is read next.
      if (isConflict(error) || isAlreadyExists(error)) {
        continue;
      }
      logger.warn(
        `The serving certificate in the Secret ${name} of the namespace ${namespace} can neither be read nor made: trying again`,
        { error: error instanceof Error ? error.message : String(error) },
      );
      await delay(retryMs, undefined, { signal });
    }
  }
}

async function readOrRenew(options: Options): Promise<Issued> {
  const { dnsNames, logger, namespace, name } = options;
  const secret = await find(options);
  const stored = secret && parse(secret);
  const now = options.clock?.() ?? new Date();
  if (stored && isGood(stored, dnsNames, now)) {
    return stored;
  }
  const authority =
    stored && daysLeft(stored.authority.cert, now) > certificateDays
      ? stored.authority
      : await createAuthority(`${dnsNames[0].split('.')[0]}-ca`, now);
  const issued = {
    ...(await issueCertificate(authority, dnsNames, now)),
    authority,
  };
  await write(options, secret, issued);
  logger.info('A serving certificate was made', {
    secret: `${namespace}/${name}`,
  });
  return issued;
}

async function find({
  client,
  namespace,
  name,
}: Options): Promise<TlsSecret | undefined> {
  try {
    return await client.get<TlsSecret>(builtinResourceTypes.secrets, {
      namespace,
      name,
    });
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

async function write(
  { client, namespace, name }: Options,
  before: TlsSecret | undefined,
  { cert, key, authority }: Issued,
): Promise<void> {
  const data = {
    'tls.crt': encode(cert),
    'tls.key': encode(key),
    'ca.crt': encode(authority.cert),
    'ca.key': encode(authority.key),
  };
  const { secrets } = builtinResourceTypes;
  if (before) {
    // With the resourceVersion that was read: of two replicas, one renews.
    await client.update<TlsSecret>(secrets, { ...before, data });
  } else {
    await client.create<TlsSecret>(secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace, name },
      type: 'kubernetes.io/tls',
      data,
    });
  }
}

function parse({ data = {} }: TlsSecret): Issued | undefined {
  const text = (key: string) =>
    Buffer.from(data[key] ?? '', 'base64').toString('utf8');
  const issued = {
    cert: text('tls.crt'),
    key: text('tls.key'),
    authority: { cert: text('ca.crt'), key: text('ca.key') },
  };
  try {
    checkPair(issued);
    checkPair(issued.authority);
    return issued;
  } catch {
    return undefined;
  }
}

function isGood(
  { cert, authority }: Issued,
  dnsNames: readonly string[],
  now: Date,
): boolean {
  const certificate = new X509Certificate(cert);
  return (
    daysLeft(cert, now) > renewalDays &&
    certificate.verify(new X509Certificate(authority.cert).publicKey) &&
    dnsNames.every(name => certificate.checkHost(name) !== undefined)
  );
}

function daysLeft(pem: string, now: Date): number {
  const end = new Date(new X509Certificate(pem).validTo);
  return (end.getTime() - now.getTime()) / dayMs;
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
