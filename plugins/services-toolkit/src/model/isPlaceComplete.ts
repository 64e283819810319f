import { claimNameProblem, namespaceProblem } from './claimName';

/** Whether it is said where a claim is to be, and how it is called. */
export function isPlaceComplete(place: {
  cluster: string;
  namespace: string;
  name: string;
}): boolean {
  return Boolean(
    place.cluster &&
      !namespaceProblem(place.namespace) &&
      !claimNameProblem(place.name),
  );
}
