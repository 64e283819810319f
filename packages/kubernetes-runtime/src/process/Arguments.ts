import { parseArgs } from 'node:util';
import type { KubeConfigSource } from '../client/KubeConfigSource';

/**
 * The arguments can't be understood; the message says which and how they are used.
 *
 * @public
 */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

/** @public */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The arguments of a program: options with a text each. What cannot be understood is a {@link UsageError} that ends with how
 * the program is used.
 *
 * @public
 */
export class Arguments<TOption extends string> {
  readonly #values: Partial<Record<string, string>>;
  readonly #usage: string;

  /** @throws UsageError for an option that is none of these */
  constructor(
    argv: readonly string[],
    declared: { options: readonly TOption[]; usage: string },
  ) {
    this.#usage = declared.usage;
    const text = { type: 'string' } as const;
    try {
      this.#values = parseArgs({
        args: [...argv],
        options: Object.fromEntries(declared.options.map(one => [one, text])),
      }).values;
    } catch (error) {
      throw this.refusal(
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  get(option: TOption): string | undefined {
    return this.#values[option];
  }

  /** To be thrown: says what is wrong, and how the program is used. */
  refusal(message: string): UsageError {
    return new UsageError(`${message}.\n${this.#usage}`);
  }

  /** Of `--kubeconfig` and `--context`; without a file the pod's ServiceAccount. */
  kubeConfig(
    options: { file: TOption; context: TOption },
    environment: Readonly<Record<string, string | undefined>>,
  ): KubeConfigSource {
    const file = this.get(options.file) ?? environment.KUBECONFIG;
    const context = this.get(options.context);
    if (context !== undefined && !file) {
      throw this.refusal(`--${options.context} needs --${options.file}`);
    }
    return file ? { file, ...(context && { context }) } : { inCluster: true };
  }

  /** A port, 0 among them. */
  port(option: TOption, otherwise: number): number {
    const text = this.get(option) ?? String(otherwise);
    const port = Number(text);
    if (!/^\d+$/.test(text) || port > 65535) {
      throw this.refusal(
        `--${option} has to be a number from 0 to 65535, not "${text}"`,
      );
    }
    return port;
  }

  /** The name of an object of Kubernetes, such as a namespace. */
  objectName(option: TOption, otherwise: string): string {
    const name = this.get(option) ?? otherwise;
    if (!label.test(name)) {
      throw this.refusal(
        `--${option} has to be the name of a ${option}, not "${name}"`,
      );
    }
    return name;
  }

  logLevel(option: TOption, otherwise: LogLevel): LogLevel {
    const text = this.get(option) ?? otherwise;
    const level = logLevels.find(one => one === text);
    if (!level) {
      throw this.refusal(
        `--${option} has to be debug, info, warn or error, not "${text}"`,
      );
    }
    return level;
  }
}
