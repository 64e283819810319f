import { Requirement, type RequirementSpec } from './Requirement';

/** What is wrong at one place of an object. @public */
export interface Problem {
  /** Such as `capabilities[backup].requires[0]`. */
  place: string;
  message: string;
}

/** What can be judged, or undefined and the problems where one of them cannot. @public */
export function compileRequirements(
  place: string,
  requires: readonly RequirementSpec[] = [],
): { requirements?: Requirement[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const requirements = requires.flatMap((spec, index) => {
    try {
      return [new Requirement(spec)];
    } catch (error) {
      problems.push({
        place: `${place}.requires[${index}]`,
        message: error instanceof Error ? error.message : String(error),
      });
      return [];
    }
  });
  return problems.length === 0 ? { requirements, problems } : { problems };
}
