import { InvalidArgumentError, Option, type Command } from 'commander';
import type { KubeConfigSource } from '../client/KubeConfigSource';

/** @public */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * `--kubeconfig` and `--context`: which cluster the program works in.
 *
 * @public
 */
export const clusterOptions = (): Option[] => [
  new Option(
    '--kubeconfig <file>',
    "access to the cluster (default: $KUBECONFIG, else the pod's ServiceAccount)",
  ),
  new Option(
    '--context <name>',
    'a context of that file (default: its current one)',
  ),
];

/**
 * Of {@link clusterOptions}; without a file the pod's ServiceAccount.
 *
 * @public
 */
export function kubeConfigOf(
  given: { kubeconfig?: string; context?: string },
  environment: Readonly<Record<string, string | undefined>>,
  program: Command,
): KubeConfigSource {
  const file = given.kubeconfig ?? environment.KUBECONFIG;
  const { context } = given;
  if (context !== undefined && !file) {
    return program.error('--context needs --kubeconfig');
  }
  return file ? { file, ...(context && { context }) } : { inCluster: true };
}

/**
 * A number of a port, 0 among them.
 *
 * @public
 */
export const portOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(text => {
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65535) {
      throw new InvalidArgumentError('It has to be a number from 0 to 65535.');
    }
    return port;
  });

/**
 * A number of seconds from a least one.
 *
 * @public
 */
export const secondsOption = (
  flags: string,
  description: string,
  least: number,
): Option =>
  new Option(flags, description).argParser(text => {
    const seconds = Number(text);
    if (!/^\d+$/.test(text) || seconds < least) {
      throw new InvalidArgumentError(
        `It has to be a number of seconds from ${least}.`,
      );
    }
    return seconds;
  });

/**
 * The name of an object of Kubernetes, such as a namespace.
 *
 * @public
 */
export const objectNameOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(readObjectName);

/**
 * Reads several names from one text, with commas between them; none from an empty one.
 *
 * @throws InvalidArgumentError of commander for what is no name
 * @public
 */
export function readObjectNames(text: string): string[] {
  const names = text.split(',').map(name => name.trim());
  return [...new Set(text.trim() === '' ? [] : names.map(readObjectName))];
}

function readObjectName(name: string): string {
  if (!label.test(name)) {
    throw new InvalidArgumentError(
      'It has to be a name that Kubernetes takes: lower case letters, digits and hyphens.',
    );
  }
  return name;
}

/** @public */
export const logLevelOption = (): Option =>
  new Option('--log-level <level>', 'how much is logged')
    .choices(logLevels)
    .default('info');
