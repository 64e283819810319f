import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { inOrder, type Plan } from '@services-toolkit/offerings';

/** A plan that a class fulfils claims on. @public */
export interface OfferedPlan {
  readonly offering: ClusterServiceOffering;
  readonly plan: Plan;
}

/** Which offerings of one cluster have a plan of a class, kept as offerings change. */
export class PlansByClass {
  readonly #offerings = new Map<string, Map<string, ClusterServiceOffering>>();
  /** Under which classes an offering stands: an update may name others. */
  readonly #classes = new Map<string, ReadonlySet<string>>();

  /** @returns the classes of which something may be different now */
  set(offering: ClusterServiceOffering): ReadonlySet<string> {
    const name = offering.metadata.name ?? '';
    const before = this.delete(name);
    const named = new Set(
      (offering.spec.plans ?? []).map(({ classRef }) => classRef.name),
    );
    for (const className of named) {
      const offerings =
        this.#offerings.get(className) ??
        new Map<string, ClusterServiceOffering>();
      this.#offerings.set(className, offerings.set(name, offering));
    }
    this.#classes.set(name, named);
    return new Set([...before, ...named]);
  }

  /** @returns the same */
  delete(name: string): ReadonlySet<string> {
    const classes = this.#classes.get(name) ?? new Set<string>();
    this.#classes.delete(name);
    for (const className of classes) {
      const offerings = this.#offerings.get(className);
      offerings?.delete(name);
      if (offerings?.size === 0) {
        this.#offerings.delete(className);
      }
    }
    return classes;
  }

  /** In the operator's order; where a class is several plans of an offering, in the order of these. */
  of(className: string): OfferedPlan[] {
    return inOrder([
      ...(this.#offerings.get(className)?.values() ?? []),
    ]).flatMap(offering =>
      (offering.spec.plans ?? []).flatMap(plan =>
        plan.classRef.name === className ? [{ offering, plan }] : [],
      ),
    );
  }
}
