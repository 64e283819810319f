import { readFile } from 'node:fs/promises';
import { KubeConfigError } from '../errors/KubeConfigError';

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
