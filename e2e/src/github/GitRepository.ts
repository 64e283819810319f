import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An empty repository that takes what is pushed to it over HTTP (gitprotocol-http, the smart kind). */
export class GitRepository {
  readonly #dir = mkdtempSync(path.join(tmpdir(), 'services-toolkit-git-'));

  constructor() {
    this.#git([
      'init',
      '--quiet',
      '--bare',
      '--initial-branch=main',
      this.#dir,
    ]);
  }

  /** What it says before a push. */
  advertise(): Buffer {
    const service = '# service=git-receive-pack\n';
    const length = (service.length + 4).toString(16).padStart(4, '0');
    return Buffer.concat([
      Buffer.from(`${length}${service}0000`),
      this.#git([
        ...['receive-pack', '--stateless-rpc', '--advertise-refs'],
        this.#dir,
      ]),
    ]);
  }

  /** Takes a push. */
  receive(request: Buffer): Buffer {
    return this.#git(['receive-pack', '--stateless-rpc', this.#dir], request);
  }

  /** A file of its branch `main`. */
  read(file: string): Buffer {
    return this.#git(['--git-dir', this.#dir, 'show', `main:${file}`]);
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #git(args: readonly string[], input?: Buffer): Buffer {
    return execFileSync('git', args, { input });
  }
}
