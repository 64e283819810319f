import assert from 'node:assert/strict';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { Attacker } from './Attacker';
import { Conspiracy } from './Conspiracy';
import { Knowledge } from './Knowledge';
import { ownNamespaces, people } from './people';
import { PortalAttacker } from './PortalAttacker';
import { Random } from './Random';
import type { Victims } from './Victims';

const attackMs = 50_000;

/** Everybody writes until the time is over, while the victims go on with their work. Returns what the portal answered. */
export async function strikeAll(
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
      ({ user, namespace, kinds, sparesOffers }, at) =>
        new Attacker(
          user,
          clientOf(user),
          meansIn(namespace, at),
          kinds,
          sparesOffers,
        ),
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
      counts.taken > 0,
      `${user} wrote ${counts.taken} times and was refused ${counts.refused} times`,
    );
  }
  return attackers
    .flatMap(attacker => ('answers' in attacker ? attacker.answers : []))
    .join('\n');
}
