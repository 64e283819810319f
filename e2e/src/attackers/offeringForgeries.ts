import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { Means } from './forgeries';

const apiVersion = `${resourceTypes.classClaims.group}/v1alpha1`;
/** What an attacker would have a browser run. */
const scriptUrl = ['javascript', 'alert(1)'].join(':');
const script = '<script>fetch("/api/services-toolkit/claims")</script>';

/** Needs that the victims' offering meets, that an attacker's own does, and that nobody's can. */
export function aSelector({ random, knowledge }: Means): object {
  return random.pick<object>([
    { type: 'victim' },
    { type: 'victim', plan: 'shared' },
    { type: 'victim', plan: 'shared', guarantees: ['always'] },
    { plan: 'shared', capabilities: ['backup'] },
    { provider: 'Victims', version: random.pick(['>=1', '^18', '1 - 2', 'x']) },
    { type: 'attacker', guarantees: [random.pick(['always', 'never'])] },
    { matchLabels: { [random.pick(knowledge.labelKeys)]: 'victim' } },
    {},
  ]);
}

/** Expressions that cost much, promise what is not, or ask for what they are not told. */
function aRequirement({ random }: Means): object {
  return {
    expression: random.pick([
      'true',
      'cluster.nodes.schedulable >= 3',
      '1 / 0 == 1',
      'cluster.nodes',
      'secrets.all',
      `${'['.repeat(500)}${']'.repeat(500)}.size() > 0`,
      [1, 2, 3, 4, 5, 6].reduce(
        inner => `cluster.nodes.zones.all(z, ${inner})`,
        'z == z',
      ),
      `"${'x'.repeat(1_000)}".matches("(x+x+)+y")`,
    ]),
    message: random.pick([
      'no',
      script,
      '${cluster.nodes.schedulable}',
      '${cluster.nope}',
    ]),
  };
}

function aPicture({ random }: Means): object {
  return random.pick<object>([
    {
      mediatype: 'image/svg+xml',
      base64data: Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}<image href="https://example.com/x.png"/></svg>`,
      ).toString('base64'),
    },
    { mediatype: 'image/png', base64data: 'A'.repeat(80_000) },
    { url: random.pick(['https://example.com/x.svg', scriptUrl]) },
  ]);
}

const what = (means: Means) => ({
  shortDescription: means.random.pick([script, 'Free for all', '[x](y)']),
  longDescription: `${script}\n\n[click](${scriptUrl})`,
  keywords: ['victim', 'postgresql'],
  ...(means.random.chance(2) && { icon: aPicture(means) }),
  capabilities: [{ name: 'backup', requires: [aRequirement(means)] }],
  links: [
    {
      title: 'Sign in again',
      url: means.random.pick(['https://example.com/sign-in', scriptUrl]),
    },
  ],
});

/** What describes services: of attackers, who put others' classes into it and say what suits them. */
export const offeringForgeries = {
  clusterServiceOfferings: (means: Means) => ({
    apiVersion,
    kind: 'ClusterServiceOffering',
    spec: {
      ...what(means),
      // Not the victims' own: who may offer services may lead those who ask for a type astray, by right.
      type: means.random.pick(['attacker', 'postgresql']),
      version: means.random.pick(['18.4', 'latest', '1']),
      owner: means.random.pick(['user:default/bob', 'group:default/team-apps']),
      plans: [
        {
          name: 'shared',
          classRef: {
            name: means.random.pick([
              ...['victim-pool', 'victim-shared', 'postgresql', 'a0', 'a1'],
            ]),
          },
        },
      ],
      outputs: [{ key: 'password', sensitive: false }],
      resources: [{ kind: means.random.pick(['Secret', 'ConfigMap']) }],
      qualityOfService: [
        {
          name: 'always',
          title: 'Always',
          requires: [aRequirement(means)],
        },
      ],
      priority: means.random.pick([0, 2_147_483_647, -1]),
    },
  }),
  clusterResources: (means: Means) => ({
    apiVersion,
    kind: 'ClusterResource',
    spec: {
      ...what(means),
      resourceRef: { kind: means.random.pick(['Secret', 'ConfigMap', 'Nope']) },
    },
  }),
  clusterExampleUsages: ({ random }: Means) => ({
    apiVersion,
    kind: 'ClusterExampleUsage',
    spec: {
      gvkRef: { version: 'v1', kind: random.pick(['Secret', 'Nope']) },
      yaml: random.pick([
        'apiVersion: v1\nkind: Secret\nmetadata: {name: direct}',
        // Aliases of aliases: a megabyte where they are written out.
        `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdef'
          .split('')
          .map((key, at) => {
            const before = 'abcdef'[at];
            return `${key}: &${key} [${`*${before}, `.repeat(10)}]\n`;
          })
          .join('')}`,
        '!!js/function "function(){}"',
        `${'['.repeat(5_000)}`,
      ]),
    },
  }),
  clusterInfrastructures: ({ random }: Means) => ({
    apiVersion,
    kind: 'ClusterInfrastructure',
    status: {
      nodes: {
        ...{ total: 99, ready: 99, schedulable: random.pick([3, 99]) },
        zones: ['a', 'b', 'c'],
      },
    },
  }),
};
