import { describeLack } from './describeLack';
import type { JudgedPlan } from './JudgedPlan';
import type { Lack } from './Lack';

/** Fewer would hide what is easy to change; more nobody reads. */
const mostOfferings = 3;
/** What operators write may be long, and a condition is read in a terminal. */
const longestLack = 200;
const longestOffering = 400;

/**
 * How far a plan is from what is asked for: 0 if it lacks nothing; else by the number of what it lacks. Of those that lack
 * equally many, a service of another type is farther away, then one that never promises what this cluster only cannot keep now.
 *
 * @public
 */
export function distanceOf(lacks: readonly Lack[]): number {
  const isAnother = lacks.some(
    ({ kind }) => kind === 'type' || kind === 'protocol',
  );
  const isNever = lacks.some(
    lack =>
      (lack.kind === 'capability' || lack.kind === 'guarantee') && !lack.met,
  );
  return lacks.length * 4 + (isAnother ? 2 : 0) + (isNever ? 1 : 0);
}

/**
 * The plan of each offering that lacks least, of the offerings that lack least; among equals the order in which they are
 * given counts.
 *
 * @public
 */
export function closestPlans(plans: readonly JudgedPlan[]): JudgedPlan[] {
  const closest = new Map<string, JudgedPlan>();
  for (const plan of plans) {
    const name = plan.offering.metadata.name ?? '';
    const known = closest.get(name);
    if (!known || distanceOf(plan.lacks) < distanceOf(known.lacks)) {
      closest.set(name, plan);
    }
  }
  return [...closest.values()]
    .sort((a, b) => distanceOf(a.lacks) - distanceOf(b.lacks))
    .slice(0, mostOfferings);
}

/**
 * The sentence of `NoMatchingClass`: which offerings came closest to what a claim asks for, and what each of them lacks. Its
 * length is bounded, whatever the offerings say.
 *
 * @public
 */
export function describeNoMatch(plans: readonly JudgedPlan[]): string {
  const closest = closestPlans(plans);
  if (closest.length === 0) {
    return 'No ClusterServiceOffering of this cluster has a plan ("kubectl get clusterserviceofferings" lists them). The claim continues automatically when there is one';
  }
  const told = closest.map(({ offering, plan, lacks }) => {
    const what = lacks.map(lack => cut(describeLack(lack), longestLack));
    return cut(
      `offering "${offering.metadata.name}", plan "${plan.name}": ${what.join(
        '; ',
      )}`,
      longestOffering,
    );
  });
  return `No plan of a ClusterServiceOffering has all that spec.classSelector asks for. Closest: ${told.join(
    '. ',
  )}. The claim continues automatically when one has it`;
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters.slice(0, most - 1).join('')}…`;
}
