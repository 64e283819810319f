import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { ServingCertificate } from './ServingCertificate';

/** @throws Error that says what is wrong with a certificate and its key; nothing of the key is in it */
export function checkPair({ cert, key }: ServingCertificate): void {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(cert);
  } catch {
    throw new Error('the certificate is no PEM of an X.509 certificate');
  }
  let belongs: boolean;
  try {
    belongs = certificate.checkPrivateKey(createPrivateKey(key));
  } catch {
    throw new Error('the private key is no PEM of a key without a passphrase');
  }
  if (!belongs) {
    throw new Error('the private key is not that of the certificate');
  }
}
