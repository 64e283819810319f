import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import {
  createKubernetesClient,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { Demo } from '@services-toolkit/demo';
import { Cluster } from '../cluster/Cluster';
import { Attacker, type Forgery } from './Attacker';
import { Conspiracy } from './Conspiracy';
import { Knowledge } from './Knowledge';
import { PortalAttacker } from './PortalAttacker';
import { Random } from './Random';
import { Victims } from './Victims';

const attackMs = 50_000;
const settleMs = 5_000;
const ownNamespaces = ['attacker-editor', 'attacker-admin', 'attacker-portal'];

const asNamespaced: readonly Forgery[] = [
  ...(['classClaims', 'classClaims', 'classClaims'] as const),
  ...(['resourceClaims', 'resourceClaims', 'resourceClaims'] as const),
  ...(['secrets', 'secrets', 'configMaps', 'leases'] as const),
];

/** Who attacks: with which rights, is in manifests/attackers.yaml. */
const people: { user: string; namespace: string; kinds: readonly Forgery[] }[] =
  [
    {
      user: 'attacker-editor',
      namespace: 'attacker-editor',
      kinds: asNamespaced,
    },
    {
      user: 'attacker-admin',
      namespace: 'attacker-admin',
      kinds: [...asNamespaced, 'resourceClaimPolicies'],
    },
    {
      user: 'attacker-operator',
      namespace: 'attacker-editor',
      kinds: [
        'clusterInstanceClasses',
        'clusterResourceProvisionTemplates',
        'clusterResourceProvisionTemplates',
        'resourceClassAccessBindings',
      ],
    },
  ];

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
 * @throws AssertionError that names what an attacker got, or what of others has changed
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

    const answers = await strikeAll(admin, victims, portalUrl, seed, say);
    await new Promise(resolve => setTimeout(resolve, settleMs));

    assert.deepEqual(
      await victims.snapshot(),
      before.state,
      'what others have has changed',
    );
    assert.deepEqual(
      await victims.systemSecrets(),
      before.secrets,
      'there are other Secrets in the namespace of the controllers',
    );
    assert.deepEqual(
      processesOf(pids()),
      before.processes,
      'a process has ended, and was started again',
    );
    await assertNothingTaken(cluster, victims, answers);
    await assertNoMoreRights(cluster);
  } catch (error) {
    say(`the attackers' seed was ${seed}`);
    throw error;
  } finally {
    await admin.close();
  }
}

async function strikeAll(
  admin: KubernetesClient,
  victims: Victims,
  portalUrl: string,
  seed: number,
  say: (line: string) => void,
): Promise<string> {
  const knowledge = new Knowledge(admin, [
    'victim',
    'victim-services',
    ...ownNamespaces,
  ]);
  await knowledge.refresh();
  const clientOf = (user: string) =>
    admin.withIdentity({ user, groups: ['system:authenticated'] });
  const meansIn = (namespace: string, at: number) => ({
    ...{ random: new Random(seed + at), knowledge, namespace },
  });
  const attackers = [
    ...people.map(
      ({ user, namespace, kinds }, at) =>
        new Attacker(user, clientOf(user), meansIn(namespace, at), kinds),
    ),
    ...['first', 'second', 'third'].map(
      (prefix, at) =>
        new Conspiracy(
          {
            claimant: clientOf('attacker-editor'),
            operator: clientOf('attacker-operator'),
          },
          meansIn('attacker-editor', 10 + at),
          prefix,
        ),
    ),
    await PortalAttacker.signIn(
      portalUrl,
      'bob',
      meansIn('attacker-portal', 20),
    ),
  ];
  const end = Date.now() + attackMs;
  const untilTheEnd = async (act: () => Promise<unknown>) => {
    while (Date.now() < end) await act();
  };
  const looking = async () => {
    await victims.goOn();
    await knowledge.refresh();
    await new Promise(resolve => setTimeout(resolve, 1_000));
  };
  await Promise.all([
    untilTheEnd(looking),
    ...attackers.map(attacker => untilTheEnd(() => attacker.strike())),
  ]);
  for (const { user, counts } of attackers) {
    say(`${user}: ${counts.taken} taken, ${counts.refused} refused`);
    // Who never gets through tries nothing.
    assert.ok(
      counts.taken > 5,
      `${user} wrote ${counts.taken} times and was refused ${counts.refused} times`,
    );
  }
  return attackers
    .flatMap(attacker => ('answers' in attacker ? attacker.answers : []))
    .join('\n');
}

/** What only they can see of the cluster, read as the administrator, who misses none of it. */
async function assertNothingTaken(
  cluster: Cluster,
  victims: Victims,
  answers: string,
): Promise<void> {
  const kinds = (
    await cluster.run(
      'api-resources',
      '--verbs=list',
      '--namespaced',
      '-o',
      'name',
    )
  )
    .split('\n')
    .join(',');
  const ours = (
    await cluster.run(
      'api-resources',
      '--verbs=list',
      '--categories=services-toolkit',
      '-o',
      'name',
    )
  )
    .split('\n')
    .join(',');
  const places: [string, string][] = [
    ['an answer of the portal', answers],
    [
      'an object of ours',
      await cluster.run(
        'get',
        ours,
        '-A',
        '-o',
        'json',
        '--show-managed-fields',
      ),
    ],
  ];
  for (const namespace of ownNamespaces) {
    places.push([
      `namespace ${namespace}`,
      await cluster.run('get', kinds, '-n', namespace, '-o', 'json'),
    ]);
  }
  for (const value of victims.secretValues) {
    for (const [where, text] of places) {
      for (const trace of [value, Buffer.from(value).toString('base64')]) {
        assert.ok(
          !text.includes(trace),
          `${where} holds the value of a Secret that is somebody else's`,
        );
      }
    }
  }
}

async function assertNoMoreRights(cluster: Cluster): Promise<void> {
  for (const { user } of people) {
    for (const [verb, resource, namespace] of [
      ['get', 'secrets', 'victim'],
      ['get', 'secrets', 'services-toolkit'],
      ['create', 'clusterrolebindings', 'victim'],
      ['impersonate', 'users', 'victim'],
    ] as const) {
      // kubectl ends with 1 where the answer is no.
      const answer = await cluster
        .run('auth', 'can-i', verb, resource, '-n', namespace, `--as=${user}`)
        .catch((error: Error) => error.message);
      assert.doesNotMatch(
        answer,
        /^yes/,
        `${user} may ${verb} ${resource} in ${namespace}`,
      );
    }
  }
}

function processesOf({
  controllers,
  backend,
  ...others
}: Readonly<Record<string, number>>) {
  return { controllers, backend, queries: others['instance-queries'] };
}
