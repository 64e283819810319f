/** PEM of a certificate and of its key. */
export interface CertificateAndKey {
  cert: string;
  key: string;
}

const dayMs = 24 * 60 * 60_000;

/**
 * A certificate for servers beside the control plane, such as the OpenID Connect issuer that an API server is told to trust:
 * for `localhost`, and vouching for itself.
 */
export async function certificateForLocalhost({
  days = 1,
}: { days?: number } = {}): Promise<CertificateAndKey> {
  // Hardly anybody needs it, and all tests load this package.
  const x509 = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + days * dayMs),
    extensions: [
      // API servers take an issuer's certificate for an authority's only when it says that it is one.
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
      ]),
    ],
  });
  return {
    cert: certificate.toString('pem'),
    key: x509.PemConverter.encode(
      await crypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
  };
}
