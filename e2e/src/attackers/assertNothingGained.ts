import assert from 'node:assert/strict';
import type { Cluster } from '../cluster/Cluster';
import { ownNamespaces, people } from './people';
import type { Victims } from './Victims';

/** What only they can see of the cluster, read as the administrator, who misses none of it. */
export async function assertNothingTaken(
  cluster: Cluster,
  victims: Victims,
  answers: string,
): Promise<void> {
  const kindsOf = async (...which: string[]) => {
    const args = ['api-resources', '--verbs=list', '-o', 'name', ...which];
    return (await cluster.run(...args)).split('\n').join(',');
  };
  const kinds = await kindsOf('--namespaced');
  const ours = await kindsOf('--categories=services-toolkit');
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
  const taken = new Set<string>();
  for (const [secret, value] of victims.secretValues) {
    for (const [where, text] of places) {
      for (const trace of [value, Buffer.from(value).toString('base64')]) {
        if (text.includes(trace))
          taken.add(`${where} holds what ${secret} says`);
      }
    }
  }
  assert.deepEqual([...taken], [], 'Secrets of others are where they must not');
}

export async function assertNoMoreRights(cluster: Cluster): Promise<void> {
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
