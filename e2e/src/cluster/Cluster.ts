import path from 'node:path';
import { kubectl } from '@services-toolkit/control-plane';
import { manifestsDir } from './manifestsDir';

/** The cluster of the demo, as its administrator sees it with kubectl. */
export class Cluster {
  constructor(private readonly kubeconfig: string) {}

  async get<T>(...args: string[]): Promise<T> {
    return JSON.parse(await this.run('get', ...args, '-o', 'json'));
  }

  async run(...args: string[]): Promise<string> {
    return kubectl(args, { kubeconfig: this.kubeconfig });
  }

  /** Applies a file of `manifests/`. */
  async applyFile(name: string): Promise<void> {
    await this.run('apply', '-f', path.join(manifestsDir, name));
  }

  async apply(manifest: string | object): Promise<void> {
    await kubectl(['apply', '-f', '-'], {
      kubeconfig: this.kubeconfig,
      input: manifest,
    });
  }

  /** What a Secret holds, decoded. */
  async secret(
    namespace: string,
    name: string,
  ): Promise<Record<string, string>> {
    const { data } = await this.get<{ data: Record<string, string> }>(
      'secret',
      name,
      '-n',
      namespace,
    );
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        Buffer.from(value, 'base64').toString('utf8'),
      ]),
    );
  }
}
