import * as x509 from '@peculiar/x509';
import type { ServingCertificate } from './ServingCertificate';

const algorithm = {
  name: 'ECDSA',
  namedCurve: 'P-256',
  hash: 'SHA-256',
} as const;
const dayMs = 24 * 60 * 60_000;
/** Clocks of others may be a little behind. */
const backdateMs = 60 * 60_000;
export const authorityDays = 3650;
export const certificateDays = 365;

/** An authority that issues one server's certificates. */
export type Authority = ServingCertificate;

/** Makes an authority of its own, valid for ten years. */
export async function createAuthority(
  name: string,
  now: Date,
): Promise<Authority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    keys,
    signingAlgorithm: algorithm,
    ...validity(now, authorityDays),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: certificate.toString('pem'), key: await toPem(keys) };
}

/** Issues a certificate for a server of those names, or for a client of the first, valid for a year. */
export async function issueCertificate(
  authority: Authority,
  dnsNames: readonly [string, ...string[]],
  now: Date,
  usage: 'serverAuth' | 'clientAuth' = 'serverAuth',
): Promise<ServingCertificate> {
  const keys = await generateKeys();
  const issuer = new x509.X509Certificate(authority.cert);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${dnsNames[0].slice(0, 64)}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await fromPem(authority.key),
    signingAlgorithm: algorithm,
    ...validity(now, certificateDays),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[usage]]),
      new x509.SubjectAlternativeNameExtension(
        dnsNames.map(value => ({ type: 'dns' as const, value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { cert: certificate.toString('pem'), key: await toPem(keys) };
}

function validity(now: Date, days: number) {
  return {
    notBefore: new Date(now.getTime() - backdateMs),
    notAfter: new Date(now.getTime() + days * dayMs),
  };
}

function generateKeys() {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function toPem({ privateKey }: CryptoKeyPair): Promise<string> {
  return x509.PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', privateKey),
    'PRIVATE KEY',
  );
}

function fromPem(pem: string) {
  return crypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(pem),
    algorithm,
    false,
    ['sign'],
  );
}
