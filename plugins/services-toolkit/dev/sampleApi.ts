import type {
  Claim,
  ClaimSelection,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { FakeServicesToolkitApi } from '../src/__testUtils__/FakeServicesToolkitApi';
import {
  aGraph,
  aClaim,
  aCluster,
  aReadyGraph,
  aReadyClaim,
  anOffering,
} from '../src/__testUtils__/builders';
import {
  aLinkedCluster,
  anElsewhereGraph,
  anImportedGroup,
  aRunsOn,
  aUsedCluster,
  unreachable,
  manyLinkedClusters,
} from '../src/__testUtils__/linkSamples';
import { matchNeed } from '../src/model/matchNeed';
import type { Need } from '../src/model/Need';
import { serviceEntriesOf } from '../src/model/ServicesEntry';
import {
  long,
  manyServices,
  sampleIcons,
  sampleServices,
} from './sampleServices';

/** What can be looked at: `?sample=<name>` in the first address. */
export type Sample =
  | 'full'
  | 'empty'
  | 'error'
  | 'slow'
  | 'away'
  | 'guest'
  | 'linked'
  | 'many';

/** A claim that is made here becomes ready after three seconds. */
class SampleApi extends FakeServicesToolkitApi {
  async createClaim(
    request: Parameters<FakeServicesToolkitApi['createClaim']>[0],
    options?: { dryRun?: boolean },
  ) {
    this.selection =
      'classSelector' in request
        ? this.#select(request.classSelector, request.cluster)
        : undefined;
    const claim = await super.createClaim(request, options);
    if (!options?.dryRun) {
      window.setTimeout(() => this.#fulfil(claim), 3_000);
    }
    return claim;
  }

  #select(need: Need, cluster: string): ClaimSelection {
    const entries = serviceEntriesOf(this.services);
    const { matches, closest } = matchNeed(entries, need);
    const found = matches.find(match => match.cluster.name === cluster);
    return found
      ? {
          class: found.plan.plan.class,
          service: found.entry.service.name,
          plan: found.plan.plan.name,
        }
      : {
          lacking: closest.map(({ entry, plan, lacks }) => ({
            service: entry.service.name,
            plan: plan.plan.name,
            lacks,
          })),
        };
  }

  #fulfil(claim: Claim) {
    this.claims = this.claims.map(known =>
      known === claim
        ? aReadyClaim({
            ...claim,
            state: 'ready',
            messages: aReadyClaim().messages,
          })
        : known,
    );
  }
}

export function sampleApi(sample: Sample): FakeServicesToolkitApi {
  const api = new SampleApi();
  api.clusters = [
    aCluster(),
    sample === 'away'
      ? aCluster({
          name: 'production',
          reachable: false,
          since: new Date(Date.now() - 180_000).toISOString(),
          message: 'connect ECONNREFUSED 10.0.0.4:6443',
        })
      : aCluster({ name: 'production' }),
  ];
  api.offerings = sample === 'empty' ? [] : offerings(sample === 'away');
  if (sample === 'many') {
    api.services = manyServices();
  } else if (sample !== 'empty') {
    api.services = sampleServices();
  }
  api.icons = sampleIcons;
  if (sample !== 'empty') {
    api.links = sample === 'many' ? manyLinks() : manyLinkedClusters();
  }
  api.free = { postgres: { number: 4, mayBeMore: false } };
  api.claims = sample === 'empty' ? [] : claims();
  if (sample === 'many') {
    api.claims = Array.from({ length: 40 }, (_, index) =>
      aClaim({
        name: `orders-${index}`,
        createdAt: new Date(Date.now() - index * 3_600_000).toISOString(),
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: index % 4 ? 'NoClaimableInstances' : 'ResourceNotReady',
          },
        ],
      }),
    );
  }
  api.graphs = { 'orders-postgres': aReadyGraph(), 'orders-cache': aGraph() };
  if (sample === 'linked') {
    runElsewhere(api);
  }
  if (sample === 'error') {
    const error = new Error('Failed to fetch');
    api.failing = {
      listOfferings: error,
      listClaims: error,
      getClaim: error,
      getOffering: error,
      listServices: error,
      getService: error,
      listLinks: error,
    };
  }
  if (sample === 'slow') {
    const never = new Promise<void>(() => {});
    api.pending = {
      listOfferings: never,
      listServices: never,
      listClaims: never,
      getClaim: never,
      listLinks: never,
    };
  }
  if (sample === 'guest') {
    api.refuse = ({ namespace, verb }) => [
      {
        message: `The verb "${verb}" is missing.`,
        rule: {
          apiGroup: 'services.apps.tanzu.vmware.com',
          resource: 'classclaims',
          verb,
          namespace,
        },
        grant: `kubectl create rolebinding app-editor-guest --namespace=${namespace} --clusterrole=app-editor --user='backstage:user:default/guest'`,
      },
    ];
  }
  return api;
}

/** What is claimed is on another cluster, which is away for one plan and for the claim. */
function runElsewhere(api: FakeServicesToolkitApi) {
  const [small, medium] = api.services[0]?.clusters[0]?.plans ?? [];
  Object.assign(small ?? {}, { runsOn: aRunsOn() });
  Object.assign(medium ?? {}, { runsOn: aRunsOn(unreachable) });
  Object.assign(api.offerings[0]?.clusters[0] ?? {}, {
    runsOn: aRunsOn(unreachable),
  });
  api.graphs['orders-postgres'] = anElsewhereGraph();
  Object.assign(api.claims[0] ?? {}, { runsOn: aRunsOn(unreachable) });
}

function manyLinks() {
  return Array.from({ length: 30 }, (_, n) =>
    aLinkedCluster({
      cluster: `workload-${n}`,
      uses: [
        aUsedCluster({
          imports: Array.from({ length: (n % 4) * 5 }, (__, m) =>
            anImportedGroup({ group: `g${m}.example.org`, name: `g${m}` }),
          ),
        }),
      ],
    }),
  );
}

/** Something of each kind that a schema can hold. */
const parametersSchema = {
  type: 'object',
  description: 'A cache of its own.',
  required: ['memoryMB', 'version', 'network'],
  properties: {
    memoryMB: {
      type: 'integer',
      minimum: 64,
      maximum: 4096,
      default: 256,
      description:
        'How much it can hold, in MB. See [sizing](https://example.org).',
    },
    version: {
      type: 'string',
      enum: ['7.2', '8.0', '8.1'],
      description: 'The version of Valkey.',
    },
    persistent: {
      type: 'boolean',
      description: 'Whether what it holds survives a restart.',
    },
    eviction: { type: 'string', pattern: '^(allkeys|volatile)-lru$' },
    port: {
      'x-kubernetes-int-or-string': true,
      description: 'A number or the name of a port.',
    },
    network: {
      type: 'object',
      description: 'Who can reach it.',
      required: ['zone'],
      properties: {
        zone: { type: 'string', description: 'Where it stands.' },
        public: { type: 'boolean', default: false },
      },
    },
    replicas: {
      type: 'array',
      maxItems: 3,
      description: 'Read-only copies.',
      items: {
        type: 'object',
        properties: {
          zone: { type: 'string' },
          weight: { type: 'integer', default: 1 },
        },
      },
    },
    labels: {
      type: 'object',
      description: 'Names and values for billing.',
      additionalProperties: { type: 'string', maxLength: 63 },
    },
    config: {
      type: 'object',
      description: 'Anything that valkey.conf takes.',
      'x-kubernetes-preserve-unknown-fields': true,
    },
  },
};

function offerings(away: boolean) {
  return [
    anOffering(),
    anOffering({
      class: 'valkey',
      title: 'Valkey cache',
      description: 'In-memory cache, lost when a node goes.',
      kind: 'provisioner',
      instanceType: { kind: 'XValkey', group: 'example.org' },
      clusters: [
        { name: 'workload', ready: 'True', parametersSchema },
        {
          name: 'production',
          ready: away ? 'True' : 'False',
          stale: away,
          reason: 'CompositeResourceDefinitionNotFound',
          message:
            'There is no CompositeResourceDefinition xvalkeys.example.org on this cluster. Its service operators must install it.',
        },
      ],
    }),
    anOffering({
      class: 'rabbitmq',
      title: 'RabbitMQ',
      owner: 'group:default/messaging-team',
      description: undefined,
      conflict: {
        message:
          "The catalog has another entity resource:services/rabbitmq, from url:https://example.org/catalog-info.yaml, and shows that one in place of this service. Rename or remove the other one, or give the clusters another provider group (servicesToolkit.clusters.<name>.group); the service's own entity then appears within 10 minutes.",
        location: 'url:https://example.org/catalog-info.yaml',
      },
      instanceType: { kind: 'RabbitmqCluster', group: 'rabbitmq.com' },
      clusters: [
        {
          name: 'workload',
          ready: 'False',
          reason: 'PooledResourceNotFound',
          message:
            'The cluster does not know the kind RabbitmqCluster of the group rabbitmq.com.',
        },
      ],
    }),
    anOffering({
      class: long,
      title: long,
      description: `${'A description that is far too long to be read on a card. '.repeat(
        8,
      )}`,
      instanceType: { kind: 'Bucket', group: 's3.example.org' },
      clusters: [{ name: 'workload', ready: 'Unknown' }],
    }),
  ];
}

function claims() {
  return [
    aReadyClaim(),
    aClaim({
      name: 'orders-cache',
      class: 'valkey',
      messages: [{ code: 'beingMade' }],
    }),
    aClaim({
      name: 'orders-queue',
      class: 'rabbitmq',
      state: 'failed',
      messages: [{ code: 'classMissing', values: { className: 'rabbitmq' } }],
      conditions: [
        {
          type: 'ClassMatched',
          status: 'False',
          reason: 'ClassDoesNotExist',
          message: 'ClusterInstanceClass rabbitmq does not exist.',
          lastTransitionTime: '2026-11-24T08:00:00Z',
        },
        { type: 'Validated', status: 'Unknown', reason: 'Initializing' },
        {
          type: 'ResourceClaimCreated',
          status: 'Unknown',
          reason: 'Initializing',
        },
        {
          type: 'Ready',
          status: 'False',
          reason: 'ClassDoesNotExist',
          message: 'ClusterInstanceClass rabbitmq does not exist.',
        },
      ],
    }),
    aClaim({
      name: long,
      state: 'deleting',
      messages: [{ code: 'releasing' }],
    }),
  ];
}
