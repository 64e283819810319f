import {
  annotations,
  builtinResourceTypes,
  finalizers,
  isReady,
  labels,
  resourceTypes,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import type { Means } from './forgeries';

const { secrets } = builtinResourceTypes;
const {
  classClaims,
  resourceClaims,
  clusterInstanceClasses,
  clusterResourceProvisionTemplates,
  resourceClassAccessBindings,
} = resourceTypes;
const apiVersion = `${classClaims.group}/${classClaims.version}` as const;

/** Attacks that take several steps, each with what chance puts in its gaps; the steps are of people who work together. */
export class Conspiracy {
  readonly user = 'two who work together';
  readonly counts = { taken: 0, refused: 0 };
  #made = 0;

  constructor(
    private readonly clients: Record<'claimant' | 'operator', KubernetesClient>,
    private readonly means: Means,
    /** Of the names of what they make. */
    private readonly prefix: string,
  ) {}

  async strike(): Promise<void> {
    const attack = this.means.random.pick([
      () => this.#forgeProvisioning(),
      () => this.#adoptByForeigner(),
      () => this.#handOutByTemplate(),
    ]);
    try {
      await attack();
      this.counts.taken += 1;
    } catch (error) {
      if (!(error instanceof KubernetesApiError)) throw error;
      this.counts.refused += 1;
    }
  }

  /** A claim from a pool is made to look like one that a template fulfilled, and its parameters are changed. */
  async #forgeProvisioning(): Promise<void> {
    const { random, namespace } = this.means;
    const { claimant } = this.clients;
    const name = this.#newName();
    await claimant.create(secrets, {
      ...{ apiVersion: 'v1', kind: 'Secret' },
      metadata: {
        ...{ name, namespace },
        labels: { 'services.example.com/pool': 'attacker' },
      },
      stringData: { password: 'of the attacker' },
    } as KubernetesObject);
    const { uid = '' } = (
      await claimant.create(classClaims, this.#claim(name, 'attacker-pool'))
    ).metadata;
    if (random.chance(2)) await this.#untilReady(name);
    const made = `${name}-${uid.slice(0, 5)}`;
    await claimant.create(secrets, {
      ...{ apiVersion: 'v1', kind: 'Secret' },
      metadata: {
        name: made,
        namespace,
        labels: { [labels.classClaimUid]: uid },
      },
    });
    await claimant.patch(
      classClaims,
      { namespace, name },
      {
        metadata: {
          finalizers: [finalizers.classClaimProvision],
          annotations: { [annotations.provisionTemplate]: 'victim-shared' },
        },
        spec: { parameters: { login: random.pick(['shared', 'unrelated']) } },
      },
      { type: 'merge' },
    );
    await this.#touch(secrets, made);
  }

  /** A ResourceClaim of the attacker says that it belongs to a claim of somebody else. */
  async #adoptByForeigner(): Promise<void> {
    const { random, knowledge, namespace } = this.means;
    const { claimant } = this.clients;
    const victims = knowledge.targets.filter(
      target =>
        target.namespace === 'victim' &&
        [classClaims, resourceClaims].some(
          ({ plural }) => plural === target.type.plural,
        ),
    );
    const victim = random.pick(victims);
    const stolen = random.pick(['payroll-admin', 'own']);
    await claimant.apply(
      secrets,
      {
        ...{ apiVersion: 'v1', kind: 'Secret' },
        metadata: { name: stolen, namespace },
        stringData: { password: 'of the attacker' },
      } as KubernetesObject,
      { fieldManager: 'attacker' },
    );
    const name = random.pick([
      this.#newName(),
      `${victim.name}-${victim.uid.slice(0, 5)}`,
    ]);
    await claimant.apply(
      resourceClaims,
      {
        ...{ apiVersion, kind: 'ResourceClaim' },
        metadata: {
          ...{ name, namespace },
          ownerReferences: [
            {
              ...random.pick([
                { apiVersion, kind: victim.type.kind },
                { apiVersion: 'nope.example.org/v1', kind: 'Nope' },
              ]),
              ...{ name: victim.name, uid: victim.uid, controller: true },
            },
          ],
        },
        spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: stolen } },
      } as KubernetesObject,
      { fieldManager: 'attacker' },
    );
    await this.#touch(resourceClaims, name);
  }

  /** An operator of services publishes what the controllers can reach, and lets the other one claim it. */
  async #handOutByTemplate(): Promise<void> {
    const { random, namespace } = this.means;
    const { claimant, operator } = this.clients;
    const name = this.#newName();
    const account = {
      'kubernetes.io/service-account.name': 'services-toolkit-controllers',
    };
    const readIn = (where: string, ...names: string[]) => ({
      read: {
        ...{ apiVersion: 'v1', kind: 'Secret', namespace: where },
        name: random.pick(names),
      },
    });
    const [resource, key] = random.pick<[object, string]>([
      [
        {
          template: {
            ...{ apiVersion: 'v1', kind: 'Secret' },
            type: 'kubernetes.io/service-account-token',
            metadata: {
              ...{ name, namespace: 'services-toolkit' },
              annotations: account,
            },
          },
        },
        'token',
      ],
      [readIn('victim', 'own', 'payroll-admin'), 'password'],
      [readIn('victim-services', 'direct', 'shared', 'unrelated'), 'password'],
    ]);
    await operator.create(clusterResourceProvisionTemplates, {
      ...{ apiVersion, kind: 'ClusterResourceProvisionTemplate' },
      metadata: { name },
      spec: {
        resources: [{ id: 'login', ...resource }],
        binding: {
          from: [
            { key: 'password', value: `\${base64.decode(login.data.${key})}` },
          ],
        },
      },
    } as KubernetesObject);
    await operator.create(clusterInstanceClasses, {
      ...{ apiVersion, kind: 'ClusterInstanceClass', metadata: { name } },
      spec: { provisioner: { template: { name } } },
    } as KubernetesObject);
    await operator.create(resourceClassAccessBindings, {
      ...{ apiVersion, kind: 'ResourceClassAccessBinding', metadata: { name } },
      spec: {
        classRef: { name },
        subjects: [
          {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'User',
            name: 'attacker-editor',
          },
        ],
      },
    } as KubernetesObject);
    // The grant is there in a moment: a claim before it is refused. Or never, where another attacker has removed it.
    await eventually(
      'the claimant may claim',
      () => claimant.create(classClaims, this.#claim(name, name)),
      { everyMs: 100, timeoutMs: 3_000 },
    ).catch(({ cause }) => {
      throw cause;
    });
    await claimant.patch(
      classClaims,
      { namespace, name },
      { metadata: { labels: { touched: 'true' } } },
      { type: 'merge' },
    );
  }

  #newName(): string {
    this.#made += 1;
    return `${this.prefix}-${this.#made}`;
  }

  #claim(name: string, classRef: string): ClassClaim {
    return {
      apiVersion,
      kind: 'ClassClaim',
      metadata: { name, namespace: this.means.namespace },
      spec: { classRef: { name: classRef } },
    };
  }

  /** Or for a second: it may be that somebody else has taken the instance. */
  async #untilReady(name: string): Promise<void> {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const key = { namespace: this.means.namespace, name };
      if (
        isReady(await this.clients.claimant.get<ClassClaim>(classClaims, key))
      )
        return;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  #touch(type: typeof secrets | typeof resourceClaims, name: string) {
    return this.clients.claimant.patch(
      type,
      { namespace: this.means.namespace, name },
      { metadata: { labels: { touched: `t${Date.now()}` } } },
      { type: 'merge' },
    );
  }
}
