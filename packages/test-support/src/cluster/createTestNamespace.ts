import { randomBytes } from 'node:crypto';
import { kubectl } from '@services-toolkit/control-plane';

/** A namespace that one test has for itself. */
export interface TestNamespace {
  name: string;
  /** Asks for its deletion and does not wait for it, which takes Kubernetes at least five seconds. */
  remove(): Promise<void>;
}

/** Creates a namespace with a name that no other test has: `<prefix>-<8 hex digits>`. */
export async function createTestNamespace(
  kubeconfig: string,
  prefix = 'test',
): Promise<TestNamespace> {
  const name = `${prefix}-${randomBytes(4).toString('hex')}`;
  await kubectl(['create', 'namespace', name], { kubeconfig });
  return {
    name,
    remove: async () => {
      await kubectl(
        ['delete', 'namespace', name, '--wait=false', '--ignore-not-found'],
        { kubeconfig },
      );
    },
  };
}
