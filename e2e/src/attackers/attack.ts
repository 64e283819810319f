import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { createKubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { Demo } from '@services-toolkit/demo';
import { Cluster } from '../cluster/Cluster';
import { assertNoMoreRights, assertNothingTaken } from './assertNothingGained';
import { Findings } from './Findings';
import { strikeAll } from './strikeAll';
import { Victims } from './Victims';

const settleMs = 5_000;

export interface Attackable {
  kubeconfig: string;
  portalUrl: string;
  pids: Demo['pids'];
  /** Determines what is written; a failure prints it. */
  seed?: number;
  say(line: string): void;
}

/**
 * Lets people with few rights write at random for a minute, all at once and together: what one makes, the others use.
 * Afterwards nobody may have what they were not given.
 *
 * @throws AssertionError that names what an attacker got, or what of others has changed; AggregateError where it is more than one thing
 */
export async function attack({
  kubeconfig,
  portalUrl,
  pids,
  seed = randomInt(2 ** 31),
  say,
}: Attackable): Promise<void> {
  say(`seed ${seed}`);
  const cluster = new Cluster(kubeconfig);
  const admin = await createKubernetesClient({
    kubeConfig: { file: kubeconfig },
  });
  try {
    const victims = new Victims(cluster, admin);
    await victims.settle();
    await cluster.applyFile('attackers.yaml');
    const before = {
      state: await victims.snapshot(),
      secrets: await victims.systemSecrets(),
      processes: processesOf(pids()),
    };

    const found = new Findings();
    const answers = await found.of(() =>
      strikeAll(admin, victims, portalUrl, seed, say),
    );
    await new Promise(resolve => setTimeout(resolve, settleMs));

    await found.of(async () =>
      assert.deepEqual(
        await victims.snapshot(),
        before.state,
        'what others have has changed',
      ),
    );
    await found.of(async () =>
      assert.deepEqual(
        await victims.systemSecrets(),
        before.secrets,
        'there are other Secrets in the namespace of the controllers',
      ),
    );
    await found.of(async () =>
      assert.deepEqual(
        processesOf(pids()),
        before.processes,
        'a process has ended, and was started again',
      ),
    );
    await found.of(() => victims.assertServed());
    await found.of(() => assertNothingTaken(cluster, victims, answers ?? ''));
    await found.of(() => assertNoMoreRights(cluster));
    found.throwIfAny();
  } catch (error) {
    say(`the attackers' seed was ${seed}`);
    throw error;
  } finally {
    await admin.close();
  }
}

function processesOf({
  controllers,
  backend,
  ...others
}: Readonly<Record<string, number>>) {
  return { controllers, backend, queries: others['instance-queries'] };
}
