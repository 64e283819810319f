import { createHash } from 'node:crypto';
import { orAborted } from '../orAborted';
import type { Credentials, CredentialSource } from './Credentials';

/** After the API server refused what was just read anew, it is read anew again no sooner than this. */
const afterRefusalMs = 1_000;

/** The credentials in use, read again after a while, and at once when the API server refuses them. */
export class CurrentCredentials {
  #known: { value: Credentials; at: number } | undefined;
  #loading: Promise<Credentials> | undefined;
  /** When credentials that were refused were read again, and were the same. */
  #refusedAt = -Infinity;
  readonly #source: CredentialSource;
  readonly #maxAgeMs: number;

  constructor(source: CredentialSource, maxAgeMs: number) {
    this.#source = source;
    this.#maxAgeMs = maxAgeMs;
  }

  /** As they were last read; undefined before the first time. */
  get last(): Credentials | undefined {
    return this.#known?.value;
  }

  /** Reads them where those that are known are too old. An abort ends the wait, and not the reading. */
  async get(signal?: AbortSignal): Promise<Credentials> {
    const known = this.#known;
    return known && Date.now() - known.at < this.#maxAgeMs
      ? known.value
      : orAborted(this.#load(false), signal);
  }

  /** Others than those that were refused; undefined when there are none. */
  async afterRefusal(
    refused: Credentials,
    signal?: AbortSignal,
  ): Promise<Credentials | undefined> {
    if (performance.now() - this.#refusedAt < afterRefusalMs) {
      return this.#unlessSame(refused);
    }
    // What is being read now may be what the plugin or the file said before.
    await orAborted<unknown>(this.#loading ?? Promise.resolve(), signal);
    const renewed =
      this.#unlessSame(refused) ??
      ((await orAborted(this.#load(true), signal)) &&
        this.#unlessSame(refused));
    if (!renewed) {
      this.#refusedAt = performance.now();
    }
    return renewed;
  }

  #unlessSame(refused: Credentials): Credentials | undefined {
    const { last } = this;
    return last && fingerprint(last) !== fingerprint(refused)
      ? last
      : undefined;
  }

  #load(refused: boolean): Promise<Credentials> {
    this.#loading ??= this.#source(refused)
      .then(value => {
        this.#known = { value, at: Date.now() };
        return value;
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }
}

function fingerprint(credentials: Credentials): string {
  return createHash('sha256').update(JSON.stringify(credentials)).digest('hex');
}
