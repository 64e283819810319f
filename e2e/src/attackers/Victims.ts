import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  builtinResourceTypes,
  isReady,
  resourceTypes,
  type ClassClaim,
  type ClusterInfrastructure,
  type ClusterServiceOffering,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  listAll,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import type { Cluster } from '../cluster/Cluster';

const {
  classClaims,
  clusterInfrastructures,
  clusterServiceOfferings,
  resourceClaims,
} = resourceTypes;
const { secrets, leases } = builtinResourceTypes;
const claimsNamespace = 'victim';
const seenAt = 'example.com/seen-at';
const namespaces = [claimsNamespace, 'victim-services'];
/** Those of their claims that nothing fulfils. */
const waits = new Set(['waiting', 'by-need']);
const pool = { 'services.example.com/pool': 'victim' };

/** An application that has claimed services, and those services. */
export class Victims {
  /** Values of Secrets that no attacker was given, by namespace and name. */
  readonly secretValues = new Map<string, string>();

  constructor(
    private readonly cluster: Cluster,
    private readonly client: KubernetesClient,
  ) {}

  async settle(): Promise<void> {
    await this.cluster.applyFile('victims.yaml');
    await this.#addSecret('victim-services', 'pool-1', pool);
    for (const name of ['direct', 'shared', 'unrelated']) {
      await this.#addSecret('victim-services', name);
    }
    await this.#addSecret(claimsNamespace, 'own');
    await this.#addSecret(claimsNamespace, 'payroll-admin');
    await this.cluster.run(
      'wait',
      '--for=condition=Ready',
      '--timeout=30s',
      'clusterinstanceclass/victim-pool',
      'clusterinstanceclass/victim-shared',
    );
    await this.client.create(classClaims, aClassClaim('pooled', 'victim-pool'));
    await this.client.create(classClaims, {
      ...aClassClaim('shared', 'victim-shared'),
      spec: {
        classRef: { name: 'victim-shared' },
        parameters: { login: 'shared' },
      },
    });
    // It has to wait: the only instance is taken.
    await this.client.create(
      classClaims,
      aClassClaim('waiting', 'victim-pool'),
    );
    // So has this one: nobody can guarantee here what it needs.
    await this.client.create<ClassClaim>(classClaims, {
      ...aClassClaim('by-need', ''),
      spec: { classSelector: { type: 'victim', guarantees: ['many-nodes'] } },
    });
    await this.client.create<ResourceClaim>(resourceClaims, {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: { name: 'direct', namespace: claimsNamespace },
      spec: {
        ref: {
          ...{ apiVersion: 'v1', kind: 'Secret', name: 'direct' },
          namespace: 'victim-services',
        },
      },
    });
    await eventually(
      'the claims of the victims are Ready',
      async () =>
        (
          await this.#claims()
        ).every(
          claim =>
            isReady(claim) !== waits.has(`${claim.metadata.name}`) &&
            claim.status?.conditions,
        ) || undefined,
      { timeoutMs: 30_000 },
    );
  }

  /** Changes them as others do, who annotate what they have: so the controllers look at them again. */
  async goOn(): Promise<void> {
    for (const claim of await this.#claims()) {
      const { name = '', namespace } = claim.metadata;
      await this.client.patch(
        claim.kind === 'ClassClaim' ? classClaims : resourceClaims,
        { name, ...(namespace !== undefined && { namespace }) },
        { metadata: { annotations: { [seenAt]: `${Date.now()}` } } },
        { type: 'merge' },
      );
    }
  }

  /** What must not change: claims, credentials, and who holds what. */
  async snapshot(): Promise<Record<string, unknown>> {
    const state: Record<string, unknown> = {};
    const note = (object: KubernetesObject, value: unknown) => {
      const { namespace, name, uid } = object.metadata;
      state[`${object.kind} ${namespace}/${name}`] = { uid, value };
    };
    const claims = await this.#claims();
    for (const claim of claims) {
      const {
        annotations,
        labels,
        finalizers,
        ownerReferences,
        deletionTimestamp,
      } = claim.metadata;
      note(claim, {
        metadata: {
          annotations: { ...annotations, [seenAt]: undefined },
          labels,
          finalizers,
          ownerReferences,
          deletionTimestamp,
        },
        spec: claim.spec,
        status: {
          ...claim.status,
          conditions: claim.status?.conditions?.map(
            ({ type, status, reason }) => ({ type, status, reason }),
          ),
        },
      });
    }
    const offering = await this.client.get<ClusterServiceOffering>(
      clusterServiceOfferings,
      { name: 'victim-offering' },
    );
    note(offering, {
      spec: offering.spec,
      guarantees: offering.status?.qualityOfService,
    });
    const facts = await this.client.get<ClusterInfrastructure>(
      clusterInfrastructures,
      { name: 'cluster' },
    );
    note(facts, facts.status?.nodes);
    for (const namespace of namespaces) {
      const { items } = await listAll<
        KubernetesObject & { data?: object; type?: string }
      >(this.client, secrets, { namespace });
      for (const secret of items)
        note(
          { ...secret, kind: 'Secret' },
          { data: secret.data, type: secret.type },
        );
    }
    const held = await listAll<
      KubernetesObject & { spec?: { holderIdentity?: string } }
    >(this.client, leases, { namespace: 'services-toolkit' });
    for (const lease of held.items) {
      // Namespace, name and UID: a name may be made of what is known of others.
      const holder = lease.spec?.holderIdentity;
      if (claims.some(({ metadata }) => holder?.endsWith(`/${metadata.uid}`)))
        note({ ...lease, kind: 'Lease' }, holder);
    }
    return state;
  }

  /** Whoever has waited through all of it gets the next instance of the operators, and that one. */
  async assertServed(): Promise<void> {
    await this.#addSecret('victim-services', 'pool-2', pool);
    const { status } = await eventually(
      'the claim that waited is Ready',
      async () => {
        const claim = await this.client.get<ClassClaim>(classClaims, {
          namespace: claimsNamespace,
          name: 'waiting',
        });
        return isReady(claim) ? claim : undefined;
      },
      { timeoutMs: 30_000 },
    );
    const { data } = await this.client.get<
      KubernetesObject & { data?: Record<string, string> }
    >(secrets, {
      namespace: claimsNamespace,
      name: status?.binding?.name ?? '',
    });
    assert.equal(
      Buffer.from(data?.password ?? '', 'base64').toString(),
      this.secretValues.get('victim-services/pool-2'),
      'the claim that waited has got something else than the operators have added for it',
    );
  }

  /** In the system's own namespace there are none but those that were there. */
  async systemSecrets(): Promise<string[]> {
    const { items } = await listAll(this.client, secrets, {
      namespace: 'services-toolkit',
      metadataOnly: true,
    });
    return items.map(({ metadata }) => `${metadata.name}`).sort();
  }

  async #claims(): Promise<(ClassClaim | ResourceClaim)[]> {
    const options = { namespace: claimsNamespace };
    const [ofClasses, ofResources] = await Promise.all([
      listAll<ClassClaim>(this.client, classClaims, options),
      listAll<ResourceClaim>(this.client, resourceClaims, options),
    ]);
    return [...ofClasses.items, ...ofResources.items];
  }

  async #addSecret(
    namespace: string,
    name: string,
    labels?: Record<string, string>,
  ) {
    const password = randomBytes(18).toString('hex');
    this.secretValues.set(`${namespace}/${name}`, password);
    await this.client.create(secrets, {
      ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
      metadata: { name, namespace, ...(labels && { labels }) },
      stringData: { type: 'mysql', password },
    } as KubernetesObject);
  }
}

function aClassClaim(name: string, classRef: string): ClassClaim {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
    metadata: { name, namespace: claimsNamespace },
    spec: { classRef: { name: classRef } },
  };
}
