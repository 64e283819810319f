import { readFile } from 'node:fs/promises';
import type { Logger } from '@services-toolkit/kubernetes-runtime';
import { checkPair } from './checkPair';
import type {
  FollowCertificate,
  ServingCertificate,
} from './ServingCertificate';

/** Mounted Secrets change by a symlink of their folder, which file watches miss: they are looked at instead. */
const lookEveryMs = 10_000;

/**
 * The certificate in two files, such as those of a mounted Secret. A pair that does not fit together, as it may be in
 * the middle of a change, leaves the one before in use.
 *
 * @throws Error that names the files, when there is no usable certificate at the start
 */
export function followCertificateFiles(options: {
  certFile: string;
  keyFile: string;
  logger: Logger;
  lookEveryMs?: number;
}): FollowCertificate {
  const { certFile, keyFile, logger } = options;
  return async (onChange, signal) => {
    const first = await read(certFile, keyFile);
    let current = first;
    let problem: string | undefined;
    const timer = setInterval(async () => {
      try {
        const next = await read(certFile, keyFile);
        if (next.cert !== current.cert || next.key !== current.key) {
          current = next;
          logger.info('The serving certificate was changed', { certFile });
          onChange(next);
        }
        problem = undefined;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (message !== problem) {
          problem = message;
          logger.warn('The serving certificate is kept as it was', {
            error: message,
          });
        }
      }
    }, options.lookEveryMs ?? lookEveryMs);
    signal.addEventListener('abort', () => clearInterval(timer), {
      once: true,
    });
    return first;
  };
}

async function read(
  certFile: string,
  keyFile: string,
): Promise<ServingCertificate> {
  try {
    const [cert, key] = await Promise.all([
      readFile(certFile, 'utf8'),
      readFile(keyFile, 'utf8'),
    ]);
    const pair = { cert, key };
    checkPair(pair);
    return pair;
  } catch (error) {
    throw new Error(
      `The serving certificate in ${certFile} with the key in ${keyFile} cannot be used: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}
