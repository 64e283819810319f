import {
  composedResources,
  connectionSecretOf,
  crossplaneResourceTypes,
  readCompositeDefinition,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  type Condition,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isKindNotServed,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import { parseAllDocuments } from 'yaml';
import type { TestCluster } from '../../../../../__testUtils__/TestCluster';
import { recorded, recordedText } from './recorded';

const { compositeResourceDefinitions } = crossplaneResourceTypes;
const finalizer = 'composite.apiextensions.crossplane.io';

/** Does on an API server what Crossplane would do, at the moment that a test wants it, in the shape that a real one was recorded in. */
export class FakeCrossplane {
  readonly #cluster: TestCluster;

  constructor(cluster: TestCluster) {
    this.#cluster = cluster;
  }

  /** Takes away what `install` brought, and all XRDs with it; never the kinds of a real Crossplane. */
  async uninstall(): Promise<void> {
    await this.#cluster.kubectl([
      ...['delete', 'crd', '--timeout=30s'],
      '--selector=services-toolkit.io/played=true',
    ]);
  }

  /** Brings Crossplane's own kinds. */
  async install(): Promise<void> {
    const items = parseAllDocuments(recordedText('crossplane-crds')).map(
      document => document.toJS() as object,
    );
    await this.#cluster.kubectl(['create', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items,
    });
    await this.#cluster.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=30s', 'crd'],
      ...[
        `${compositeResourceDefinitions.plural}.${compositeResourceDefinitions.group}`,
      ],
    ]);
  }

  /** Applies an XRD, as its author would; Crossplane has not looked at it yet. */
  async apply(xrd: KubernetesObject): Promise<void> {
    const { name } = xrd.metadata;
    const { spec } = xrd as { spec?: object };
    await this.#cluster.kubectl(['apply', '-f', '-'], {
      apiVersion: xrd.apiVersion,
      kind: xrd.kind,
      metadata: { name },
      spec,
    });
  }

  /** What follows: the CustomResourceDefinition, what the controllers may do with it, and the condition Established. */
  async establish(
    xrd: KubernetesObject,
    crd: KubernetesObject,
  ): Promise<CompositeDefinition> {
    const { spec } = crd as { spec?: object };
    await this.#cluster.kubectl(['apply', '-f', '-'], {
      apiVersion: crd.apiVersion,
      kind: crd.kind,
      metadata: { name: crd.metadata.name },
      spec,
    });
    await this.#cluster.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=30s'],
      ...['crd', crd.metadata.name ?? ''],
    ]);
    await this.#cluster.client.patch(
      compositeResourceDefinitions,
      { name: xrd.metadata.name ?? '' },
      { status: (xrd as { status?: object }).status },
      { type: 'merge', subresource: 'status' },
    );
    const reading = readCompositeDefinition(xrd);
    if (reading.kind !== 'valid') {
      throw new TypeError(reading.message);
    }
    return reading.definition;
  }

  /** Whether the API server has the kind in its API; its CustomResourceDefinition and its objects stay. */
  async serve({ name, type }: CompositeDefinition, served: boolean) {
    const { client } = this.#cluster;
    const { customResourceDefinitions } = builtinResourceTypes;
    await client.patch(
      customResourceDefinitions,
      { name },
      [{ op: 'replace', path: '/spec/versions/0/served', value: served }],
      { type: 'json' },
    );
    await eventually(
      `${name} is ${served ? 'served' : 'not served'}`,
      async () => {
        const isServed = await client
          .list(type, { limit: 1 })
          .then(() => true)
          .catch(error => {
            if (isKindNotServed(error)) {
              return false;
            }
            throw error;
          });
        return isServed === served;
      },
    );
  }

  /** Whoever offers a kind lets the controllers make it. */
  async allow({ type }: CompositeDefinition): Promise<void> {
    await this.#cluster.kubectl(['apply', '-f', '-'], {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: {
        name: `offer-${type.plural}.${type.group}`,
        labels: { 'services.apps.tanzu.vmware.com/provisioner': 'true' },
      },
      rules: [
        {
          apiGroups: [type.group],
          resources: [type.plural],
          verbs: ['get', 'list', 'watch', 'create', 'delete'],
        },
      ],
    });
  }

  /** One of the recorded definitions, with all that it needs, in a group of its own. */
  async define(
    plural: 'xlegacydbs' | 'modernedbs' | 'wideqs',
    group: string,
  ): Promise<CompositeDefinition> {
    const xrd = recorded(`xrd-${plural}`, group);
    await this.apply(xrd);
    const definition = await this.establish(
      xrd,
      recorded(`crd-${plural}`, group),
    );
    await this.allow(definition);
    return definition;
  }

  /** It has seen an XR: from now on nobody else can let it go. */
  async start(
    definition: CompositeDefinition,
    key: ObjectKey,
    ...conditions: PlayedCondition[]
  ): Promise<void> {
    await this.#cluster.client.patch(
      definition.type,
      key,
      { metadata: { finalizers: [finalizer] } },
      { type: 'merge' },
    );
    await this.say(definition, key, ...conditions);
  }

  async say(
    { type }: CompositeDefinition,
    key: ObjectKey,
    ...conditions: PlayedCondition[]
  ): Promise<void> {
    await this.#cluster.client.patch(
      type,
      key,
      { status: { conditions: conditions.map(conditionOf) } },
      { type: 'merge', subresource: 'status' },
    );
  }

  /** Composes Secrets of these names; where scope is Cluster, in that namespace. */
  async compose(
    definition: CompositeDefinition,
    key: ObjectKey,
    names: readonly string[],
    namespace = key.namespace,
  ): Promise<void> {
    const { client } = this.#cluster;
    const { type } = definition;
    const xr = await client.patch<CompositeResource>(
      type,
      key,
      {
        spec: {
          crossplane: {
            resourceRefs: names.map(name => ({
              apiVersion: 'v1',
              kind: 'Secret',
              name,
              ...(!type.namespaced && { namespace }),
            })),
          },
        },
      },
      { type: 'merge' },
    );
    for (const ref of composedResources(xr, definition.scope)) {
      await this.#createSecret(xr, ref.namespace ?? '', ref.name);
    }
  }

  /** Writes the connection Secret of an XR, which comes before it is Ready. */
  async connect(xr: CompositeResource): Promise<void> {
    const ref = connectionSecretOf(xr);
    if (!ref) {
      throw new TypeError('The XR asks for no connection Secret');
    }
    await this.#createSecret(xr, ref.namespace, ref.name);
  }

  /** Lets an XR go whose deletion was asked for. */
  async releaseFinalizers(
    { type }: CompositeDefinition,
    key: ObjectKey,
  ): Promise<void> {
    await this.#cluster.client.patch(
      type,
      key,
      { metadata: { finalizers: null } },
      { type: 'merge' },
    );
  }

  async #createSecret(
    { apiVersion, kind, metadata }: CompositeResource,
    namespace: string,
    name: string,
  ): Promise<void> {
    const { uid = '', name: ownerName = '' } = metadata;
    await this.#cluster.client.create(builtinResourceTypes.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'servicebinding.io/postgresql',
      metadata: {
        name,
        namespace,
        ownerReferences: [
          {
            apiVersion,
            kind,
            name: ownerName,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      stringData: { type: 'postgresql', password: `of-${name}` },
    } as KubernetesObject);
  }
}

/** A condition without its times. */
export type PlayedCondition = readonly [
  type: string,
  status: Condition['status'],
  reason: string,
  message?: string,
];

export const synced = ['Synced', 'True', 'ReconcileSuccess'] as const;
export const available = ['Ready', 'True', 'Available'] as const;

function conditionOf([type, status, reason, message]: PlayedCondition) {
  return {
    type,
    status,
    reason,
    lastTransitionTime: '2026-11-24T10:00:00Z',
    ...(message && { message }),
  };
}
