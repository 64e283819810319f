import { resolvedClassName } from '@services-toolkit/claims';
import {
  type AnyClaim,
  classFields,
  type ClusterWatch,
  type PlanKey,
  readFields,
  type ReadModel,
  readWatch,
  type SaidFields,
  servicePart,
  serviceTexts,
  type ServicesToolkitCluster,
  type ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  builtinResourceTypes,
  type ClusterServiceOffering,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRead } from '../plan/PlanInput';

type Namespaces = ClusterWatch<KubernetesObject>;

/**
 * Follows what becomes entities in all clusters.
 *
 * @param changed - told which keys a change may concern; `all` when the change is about what is known at all
 */
export class ClustersReader {
  readonly #clusters: readonly ServicesToolkitCluster[];
  readonly #model: ReadModel;
  readonly #changed: (planKeys: readonly PlanKey[] | 'all') => void;
  readonly #namespaces: ReadonlyMap<string, Namespaces>;
  readonly #stops: readonly (() => void)[];
  /** By cluster: whether what a class says of claims, or a service says of the class, became different. */
  readonly #classFields: ReadonlyMap<string, FieldChanges>;

  constructor(
    clusters: ServicesToolkitClusters,
    model: ReadModel,
    changed: (planKeys: readonly PlanKey[] | 'all') => void,
  ) {
    this.#clusters = clusters.list();
    this.#model = model;
    this.#changed = changed;
    this.#classFields = new Map(
      this.#clusters.map(({ name }) => [name, fieldChanges()]),
    );
    this.#clusters.forEach(({ name }) => this.#learnClasses(name));
    this.#stops = [
      this.#followClaims(),
      this.#followClasses(),
      this.#followServices(),
    ];
    this.#namespaces = new Map(
      this.#clusters.map(cluster => [
        cluster.name,
        this.#followNamespaces(cluster),
      ]),
    );
  }

  /** What is known now, in the order of the configuration. */
  read(): readonly ClusterRead[] {
    return this.#clusters.map(({ name, group, title }) => {
      const namespaces = this.#namespaces.get(name);
      const { claims, offerings, services } = this.#model;
      return {
        name,
        group,
        ...(title && { title }),
        services: services.of(name),
        describe: offering => services.describe(name, offering),
        // What an entity rests on comes first: else it would be written twice at each start.
        classes: services.isSettled(name) ? offerings.of(name) : { ok: false },
        saidOfClass: className => services.saidOfClass(name, className),
        namespaces: namespaces ? readWatch(namespaces) : { ok: false },
        ...(offerings.isSettled(name) &&
        services.isSettled(name) &&
        isSettled(namespaces)
          ? claims.of(name)
          : { classClaims: { ok: false }, resourceClaims: { ok: false } }),
      };
    });
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
    this.#namespaces.forEach(watch => watch.stop());
    this.#model.stop();
  }

  #followClaims(): () => void {
    return this.#model.claims.subscribe(change =>
      this.#changed(
        change.kind === 'read'
          ? 'all'
          : [planKeyOfClaim(change.claim.cluster, change.claim.claim)],
      ),
    );
  }

  #followClasses(): () => void {
    return this.#model.offerings.subscribe(change => {
      if (change.kind === 'read' || change.kind === 'settled') {
        this.#learnClasses(change.cluster);
        this.#changed('all');
        return;
      }
      const { cluster, group, className } = change;
      this.#changed([
        { kind: 'offering', group, className },
        ...this.#claimsAffected(cluster, className),
      ]);
    });
  }

  #followServices(): () => void {
    const differs = new Map(
      this.#clusters.map(({ name }) => [name, textChanges()]),
    );
    return this.#model.services.subscribe(change => {
      const { cluster } = change;
      if (change.kind === 'facts') {
        return;
      }
      if (change.kind === 'read' || change.kind === 'settled') {
        this.#learnClasses(cluster);
        this.#changed('all');
        return;
      }
      const { group, serviceName, offering } = change;
      const gone = change.kind === 'deleted';
      // What is free, and which guarantees are kept, is in no entity, and may be different every few seconds.
      const text = this.#textOf(cluster, offering);
      if (!differs.get(cluster)?.(serviceName, gone ? undefined : text)) {
        return;
      }
      this.#changed([
        { kind: 'service', group, serviceName },
        ...change.classes.flatMap(className => [
          { kind: 'offering', group, className } as const,
          ...this.#claimsAffected(cluster, className),
        ]),
      ]);
    });
  }

  /** All of an offering, and of what it inherits, that entities may say. */
  #textOf(cluster: string, offering: ClusterServiceOffering): string {
    const description = this.#model.services.describe(cluster, offering);
    return JSON.stringify([
      serviceTexts(offering, description),
      servicePart(cluster, offering),
      offering.spec.plans?.map(({ name, classRef, displayName }) => [
        name,
        classRef.name,
        displayName,
      ]),
    ]);
  }

  /** What a first list says is not told one by one, and may have been read before. */
  #learnClasses(cluster: string): void {
    const classes = this.#model.offerings.of(cluster);
    for (const { metadata } of classes.ok ? classes.list() : []) {
      this.#saysOtherwise(cluster, metadata.name ?? '');
    }
  }

  #saysOtherwise(cluster: string, className: string): boolean {
    const classes = this.#model.offerings.of(cluster);
    const one = classes.ok ? classes.get(className) : undefined;
    const byServices = this.#model.services.saidOfClass(cluster, className);
    const fields = classFields(
      one,
      byServices.ok ? byServices.said : undefined,
    );
    return this.#classFields.get(cluster)?.(className, fields) ?? false;
  }

  /** Claims may have their owner, tags and links from the class, and a service may say the owner. */
  #claimsAffected(cluster: string, className: string): PlanKey[] {
    return this.#saysOtherwise(cluster, className)
      ? this.#claimsOf(
          cluster,
          claim =>
            claim.kind === 'ClassClaim' &&
            resolvedClassName(claim) === className,
        )
      : [];
  }

  #followNamespaces(cluster: ServicesToolkitCluster): Namespaces {
    const differs = fieldChanges();
    let known: string | undefined;
    return cluster.watch<KubernetesObject>(
      builtinResourceTypes.namespaces,
      {
        onEvent: ({ object, type }) => {
          const fields = readFields(type === 'deleted' ? undefined : object);
          if (differs(object.metadata.name ?? '', fields)) {
            this.#changed(
              this.#claimsOf(
                cluster.name,
                ({ metadata }) => metadata.namespace === object.metadata.name,
              ),
            );
          }
        },
        onState: ({ kind }) => {
          if (kind !== known) {
            known = kind;
            this.#changed('all');
          }
        },
      },
      { metadataOnly: true },
    );
  }

  #claimsOf(cluster: string, are: (claim: AnyClaim) => boolean): PlanKey[] {
    const { classClaims, resourceClaims } = this.#model.claims.of(cluster);
    const claims: readonly AnyClaim[] = [
      ...(classClaims.ok ? classClaims.list() : []),
      ...(resourceClaims.ok ? resourceClaims.list() : []),
    ];
    return claims.filter(are).map(claim => planKeyOfClaim(cluster, claim));
  }
}

function planKeyOfClaim(cluster: string, { metadata }: AnyClaim): PlanKey {
  const { name = '', namespace = '' } = metadata;
  return { kind: 'claim', cluster, namespace, name };
}

/** Read, or known not to be readable just now. */
function isSettled(watch: Namespaces | undefined): boolean {
  return watch !== undefined && watch.state.kind !== 'initial';
}

const saysNothing = JSON.stringify(readFields(undefined));

type FieldChanges = (name: string, fields: SaidFields) => boolean;

/** Tells for an object that changed or is gone whether what it says about catalog entities did. */
function fieldChanges(): FieldChanges {
  const differs = textChanges();
  return (name, fields) => {
    const text = JSON.stringify(fields);
    return differs(name, text === saysNothing ? undefined : text);
  };
}

/** Tells of a name whether what is known of it is another text than before; undefined is nothing. */
function textChanges(): (name: string, text: string | undefined) => boolean {
  const known = new Map<string, string>();
  return (name, text) => {
    const differs = known.get(name) !== text;
    if (text === undefined) {
      known.delete(name);
    } else {
      known.set(name, text);
    }
    return differs;
  };
}
