import {
  groupOfClaim,
  instanceOf,
  type ObservedProjection,
  resolvedClassName,
  type RunsOn,
} from '@services-toolkit/claims';
import type {
  ClusterInstanceClass,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type {
  AnyClaim,
  KnownClaim,
  ReadModel,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** Says on which other cluster the instances of claims are, and how that is reached. */
export class ClaimPlaces {
  readonly #model: Pick<ReadModel, 'offerings' | 'projection'>;

  constructor(options: { model: Pick<ReadModel, 'offerings' | 'projection'> }) {
    this.#model = options.model;
  }

  /** `undefined` where the instance is, or would be, on the claim's own cluster. */
  of({
    cluster,
    claim,
  }: Pick<KnownClaim, 'cluster' | 'claim'>): RunsOn | undefined {
    const group = groupOfClaim(claim, this.#classOf(cluster, claim));
    return this.#model.projection.runsOn(cluster, group);
  }

  /**
   * The same, with all that is known of how it is reached: for a diagnosis.
   *
   * @param resourceClaim - the one that a ClassClaim fulfils itself through
   */
  observe(
    { cluster, claim }: Pick<KnownClaim, 'cluster' | 'claim'>,
    resourceClaim: ResourceClaim | undefined,
  ): ObservedProjection | undefined {
    const instanceClass = this.#classOf(cluster, claim);
    const group = groupOfClaim(claim, instanceClass, resourceClaim);
    const instance = instanceOf(claim, resourceClaim);
    const namespace =
      instance && (instance.namespace ?? claim.metadata.namespace);
    return group
      ? this.#model.projection.observe(cluster, group, namespace)
      : undefined;
  }

  #classOf(cluster: string, claim: AnyClaim): ClusterInstanceClass | undefined {
    const name =
      claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined;
    const classes = this.#model.offerings.of(cluster);
    return name && classes.ok ? classes.get(name) : undefined;
  }
}
