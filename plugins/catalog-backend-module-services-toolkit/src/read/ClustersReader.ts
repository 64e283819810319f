import { resolvedClassName } from '@services-toolkit/claims';
import {
  type AnyClaim,
  type ClusterWatch,
  type PlanKey,
  readFields,
  type ReadModel,
  readWatch,
  type ServicesToolkitCluster,
  type ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  builtinResourceTypes,
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

  constructor(
    clusters: ServicesToolkitClusters,
    model: ReadModel,
    changed: (planKeys: readonly PlanKey[] | 'all') => void,
  ) {
    this.#clusters = clusters.list();
    this.#model = model;
    this.#changed = changed;
    this.#stops = [this.#followClaims(), this.#followClasses()];
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
      const { claims, offerings } = this.#model;
      return {
        name,
        group,
        ...(title && { title }),
        classes: offerings.of(name),
        namespaces: namespaces ? readWatch(namespaces) : { ok: false },
        // What a claim's entity rests on comes first: else it would be written twice at each start.
        ...(offerings.isSettled(name) && isSettled(namespaces)
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
    const { offerings } = this.#model;
    const fieldsOf = new Map(
      this.#clusters.map(({ name }) => [name, fieldChanges()]),
    );
    // What a first list says is not told one by one, and may have been read before.
    const learn = (cluster: string) => {
      const classes = offerings.of(cluster);
      for (const one of classes.ok ? classes.list() : []) {
        fieldsOf.get(cluster)?.(one, false);
      }
    };
    this.#clusters.forEach(({ name }) => learn(name));
    return offerings.subscribe(change => {
      if (change.kind === 'read' || change.kind === 'settled') {
        learn(change.cluster);
        this.#changed('all');
        return;
      }
      const { cluster, group, className } = change;
      const gone = change.kind === 'deleted';
      // Claims may have their owner, tags and links from the class.
      const claims = fieldsOf.get(cluster)?.(change.class, gone)
        ? this.#claimsOf(
            cluster,
            claim =>
              claim.kind === 'ClassClaim' &&
              resolvedClassName(claim) === className,
          )
        : [];
      this.#changed([{ kind: 'offering', group, className }, ...claims]);
    });
  }

  #followNamespaces(cluster: ServicesToolkitCluster): Namespaces {
    const differs = fieldChanges();
    let known: string | undefined;
    return cluster.watch<KubernetesObject>(
      builtinResourceTypes.namespaces,
      {
        onEvent: ({ object, type }) => {
          if (differs(object, type === 'deleted')) {
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

/** Tells for an object that changed or is gone whether what it says about catalog entities did. */
function fieldChanges(): (object: KubernetesObject, gone: boolean) => boolean {
  const known = new Map<string, string>();
  return (object, gone) => {
    const name = object.metadata.name ?? '';
    const fields = gone ? saysNothing : JSON.stringify(readFields(object));
    const differs = (known.get(name) ?? saysNothing) !== fields;
    if (fields === saysNothing) {
      known.delete(name);
    } else {
      known.set(name, fields);
    }
    return differs;
  };
}
