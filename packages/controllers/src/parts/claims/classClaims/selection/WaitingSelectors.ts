import {
  distanceOf,
  inOrder,
  judgePlans,
  type ClassSelector,
  type LabelsOfClass,
  type Lack,
} from '@services-toolkit/offerings';
import type {
  ClassClaim,
  ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import type { Informers } from '../../kinds/followClaimKinds';
import { hash } from '../../rules/hash';
import { isSettled } from '../../rules/isSettled';
import { unresolvedSelector } from './unresolvedSelector';

/** Of an offering without plans: nothing of it can be had, and it is close to nothing. */
const noPlan = 255;

/** As many offerings that lack something are told of at most. */
const mostClosest = 3;

/** Small numbers by the offering's place: engines keep such an array in a few bytes for each. */
type Distances = number[];

/** The plan of an offering that comes closest to what is asked for. */
interface Nearest {
  distance: number;
  judged?: { plan: string; lacks: readonly Lack[] };
}

interface Waiting {
  selector: ClassSelector;
  /** By `objectKey`. */
  claims: Map<string, ClassClaim>;
  /** How far each offering is, by its place: that is what its nearest plan is. Absent until somebody has asked. */
  distances?: Distances;
  /** What is told of an offering, as a hash, by its place; of those that have changed since. */
  told: number[];
}

/**
 * What the claims that ask by need wait for, kept as offerings and classes change: to judge all plans for each of a thousand
 * claims anew, whenever one class changes, would keep the process from all else for seconds. Claims that ask for the same
 * share what is known, and of an offering only a number is kept.
 */
export class WaitingSelectors {
  readonly #informers: Pick<Informers, 'classes' | 'offerings'>;
  /** By what is asked for. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #selectorOf = new Map<string, string>();
  readonly #places = new Map<string, number>();
  readonly #freePlaces: number[] = [];
  #order: readonly ClusterServiceOffering[] | undefined;

  constructor(informers: Pick<Informers, 'classes' | 'offerings'>) {
    this.#informers = informers;
  }

  /** A claim as it is by now. */
  note(claim: ClassClaim): void {
    const key = objectKey(claim);
    const selector = isSettled(claim) ? undefined : unresolvedSelector(claim);
    const text = selector && JSON.stringify(selector);
    if (this.#selectorOf.get(key) !== text) {
      this.forget(claim);
    }
    if (!selector || text === undefined) {
      return;
    }
    const waiting = this.#waiting.get(text) ?? {
      ...{ selector, told: [] },
      claims: new Map<string, ClassClaim>(),
    };
    this.#waiting.set(text, waiting);
    waiting.claims.set(key, claim);
    this.#selectorOf.set(key, text);
  }

  /** A claim is gone, or needs to wait no more. */
  forget(claim: ClassClaim): void {
    const key = objectKey(claim);
    const text = this.#selectorOf.get(key);
    const waiting = text === undefined ? undefined : this.#waiting.get(text);
    this.#selectorOf.delete(key);
    waiting?.claims.delete(key);
    if (text !== undefined && waiting?.claims.size === 0) {
      this.#waiting.delete(text);
    }
  }

  /** An offering, or a class of it, has changed or is gone. Answers with the claims that this may mean something to. */
  offeringChanged(name: string): ClassClaim[] {
    this.#order = undefined;
    const offering = this.#informers.offerings.get(name);
    const place = this.#placeOf(name);
    const concerned: ClassClaim[] = [];
    for (const waiting of this.#waiting.values()) {
      if (this.#isConcerned(waiting, place, offering)) {
        concerned.push(...waiting.claims.values());
      }
    }
    if (!offering) {
      this.#places.delete(name);
      this.#freePlaces.push(place);
    }
    return concerned;
  }

  /** The claims that could have a plan of this class, if an instance of it were free for them. */
  waitingFor(className: string): ClassClaim[] {
    const offerings = this.#informers.offerings.byIndex('class', className);
    if (offerings.length === 0) {
      return [];
    }
    const places = offerings.map(one => this.#placeOf(one.metadata.name ?? ''));
    const claims: ClassClaim[] = [];
    for (const { distances, claims: those } of this.#waiting.values()) {
      if (distances && places.some(place => distances[place] === 0)) {
        claims.push(...those.values());
      }
    }
    return claims;
  }

  /** All of them. */
  all(): ClassClaim[] {
    return [...this.#waiting.values()].flatMap(({ claims }) => [
      ...claims.values(),
    ]);
  }

  /** The offerings that may have what a claim asks for, and the few that come closest of the others; both in order. */
  offeringsFor(selector: ClassSelector): {
    candidates: ClusterServiceOffering[];
    closest: ClusterServiceOffering[];
  } {
    this.#order ??= inOrder(this.#informers.offerings.list());
    const distances = this.#distancesFor(selector);
    const others: { offering: ClusterServiceOffering; nearest: number }[] = [];
    const candidates = this.#order.filter(offering => {
      const nearest = distances[this.#placeOf(offering.metadata.name ?? '')];
      if (nearest !== undefined && nearest > 0 && nearest < noPlan) {
        others.push({ offering, nearest });
      }
      return nearest === 0;
    });
    const closest = others
      .sort((a, b) => a.nearest - b.nearest)
      .slice(0, mostClosest)
      .map(({ offering }) => offering);
    return { candidates, closest };
  }

  readonly labelsOfClass: LabelsOfClass = className => {
    const known = this.#informers.classes.get(className);
    return known && (known.metadata.labels ?? {});
  };

  #distancesFor(selector: ClassSelector): Distances {
    const waiting = this.#waiting.get(JSON.stringify(selector));
    if (waiting?.distances) {
      return waiting.distances;
    }
    const distances: Distances = [];
    for (const offering of this.#informers.offerings.list()) {
      const place = this.#placeOf(offering.metadata.name ?? '');
      distances[place] = this.#nearestOf(selector, offering).distance;
    }
    if (waiting) {
      waiting.distances = distances;
    }
    return distances;
  }

  /** Whoever may have what is asked for is looked at for each claim; of the others it matters what is told of them. */
  #isConcerned(
    { selector, distances, told }: Waiting,
    place: number,
    offering: ClusterServiceOffering | undefined,
  ): boolean {
    if (!distances) {
      return false;
    }
    const nearest = offering && this.#nearestOf(selector, offering);
    const before = distances[place] ?? noPlan;
    const now = nearest?.distance ?? noPlan;
    distances[place] = now;
    if (Math.min(before, now) > farthestTold(distances)) {
      delete told[place];
      return false;
    }
    const text = hash(JSON.stringify(nearest?.judged ?? null));
    const isSame = before === now && told[place] === text;
    told[place] = text;
    return now === 0 || !isSame;
  }

  #nearestOf(
    selector: ClassSelector,
    offering: ClusterServiceOffering,
  ): Nearest {
    let nearest: Nearest = { distance: noPlan };
    for (const { plan, lacks } of judgePlans(
      selector,
      offering,
      this.labelsOfClass,
    )) {
      const distance = distanceOf(lacks);
      if (distance < nearest.distance) {
        nearest = { distance, judged: { plan: plan.name, lacks } };
      }
    }
    return nearest;
  }

  #placeOf(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.#freePlaces.pop() ?? this.#places.size;
      this.#places.set(name, place);
    }
    return place;
  }
}

/** How far the last of the offerings is that are told of. */
function farthestTold(distances: Distances): number {
  const closest = Array.from({ length: mostClosest }, () => noPlan - 1);
  for (const one of distances) {
    if (one > 0 && one < (closest[mostClosest - 1] ?? 0)) {
      closest[mostClosest - 1] = one;
      closest.sort((a, b) => a - b);
    }
  }
  return closest[mostClosest - 1] ?? 0;
}
