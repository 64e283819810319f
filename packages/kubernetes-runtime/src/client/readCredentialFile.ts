import { readFile } from 'node:fs/promises';
import { KubeConfigError } from '../errors/KubeConfigError';

/**
 * The PEM of the authorities that a server's certificate is checked against.
 *
 * @throws KubeConfigError for what holds none: it must not be taken for no configuration at all, which trusts the
 * authorities of the web
 */
export function certificateAuthorities(pem: string, from: string): string {
  if (!/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(pem)) {
    throw new KubeConfigError(
      `${from} ${
        pem.trim() === '' ? 'is empty' : 'holds no certificate'
      }: write the PEM of the authority that signed the API server's certificate into it.`,
    );
  }
  return pem;
}

/** As above, of a file. */
export async function readAuthorityFile(file: string): Promise<string> {
  const pem = await readCredentialFile(file, 'certificate authority');
  return certificateAuthorities(pem, `The certificate authority file ${file}`);
}

/** @throws KubeConfigError that names the file and what it was needed for. */
export async function readCredentialFile(
  file: string,
  purpose: string,
): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new KubeConfigError(
      `The file ${file} (${purpose}) cannot be read (${code}): check that it exists and that this process may read it.`,
      { cause: error },
    );
  }
}
