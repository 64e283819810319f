import { open } from 'node:fs/promises';

/** A line of an API server's audit log, as far as tests look at it. Each request has one for each of its stages. */
export interface AuditedRequest {
  auditID: string;
  stage: string;
  verb: string;
  requestURI: string;
  user: { username?: string };
  impersonatedUser?: {
    username: string;
    groups?: string[];
    extra?: Record<string, string[]>;
  };
  objectRef?: {
    apiGroup?: string;
    resource?: string;
    subresource?: string;
    name?: string;
    namespace?: string;
  };
}

/** The audit log of an API server. Each line is read and parsed once, however often the log is looked at. */
export class AuditLog {
  readonly #lines: AuditedRequest[] = [];
  #offset = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(private readonly file: string) {}

  /** Its lines so far. */
  async lines(): Promise<readonly AuditedRequest[]> {
    this.#reading = this.#reading.then(() => this.#read());
    await this.#reading;
    return this.#lines;
  }

  /** What was asked for so far, each request once, with its last stage. */
  async requests(): Promise<AuditedRequest[]> {
    const lines = await this.lines();
    return [...new Map(lines.map(one => [one.auditID, one])).values()];
  }

  async #read(): Promise<void> {
    const log = await open(this.file);
    try {
      const { size } = await log.stat();
      const { buffer, bytesRead } = await log.read(
        Buffer.alloc(size - this.#offset),
        { position: this.#offset },
      );
      // The last line may be half written, and end amid a character: it is read again.
      const end = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
      const text = buffer.toString('utf8', 0, end);
      this.#offset += end;
      for (const line of text.split('\n'))
        if (line) this.#lines.push(JSON.parse(line));
    } finally {
      await log.close();
    }
  }
}
