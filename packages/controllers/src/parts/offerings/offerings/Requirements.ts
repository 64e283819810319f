import {
  compileRequirements,
  factsOf,
  judgeAll,
  type Facts,
  type Problem,
  type RequirementSpec,
  type Judgement,
} from '@services-toolkit/offerings';
import type { ClusterInfrastructure } from '@services-toolkit/kubernetes-api';

/** So many lists of requirements are kept ready; others are made ready again. */
const mostCompiled = 4_096;

type Compiled = ReturnType<typeof compileRequirements>;

/** Judges what objects require, and keeps it ready: a node that comes or goes has all of it judged again. */
export class Requirements {
  /** By what they say. */
  readonly #compiled = new Map<string, Compiled>();
  readonly #facts = new WeakMap<ClusterInfrastructure, Facts>();

  /** What is wrong with them, at their place. */
  problems(
    place: string,
    requires: readonly RequirementSpec[] = [],
  ): Problem[] {
    const { problems } = this.#compile(requires);
    return problems.map(problem => ({
      ...problem,
      place: `${place}${problem.place}`,
    }));
  }

  judge(
    requires: readonly RequirementSpec[] = [],
    infrastructure: ClusterInfrastructure | undefined,
  ): Judgement {
    const { requirements, problems } = this.#compile(requires);
    if (!requirements) {
      return {
        met: 'Unknown',
        message: `What it requires cannot be used: ${problems
          .map(({ message }) => message)
          .join('; ')}`,
      };
    }
    if (requirements.length === 0) {
      return { met: 'True' };
    }
    return infrastructure?.status?.observed
      ? judgeAll(requirements, this.#factsOf(infrastructure))
      : { met: 'Unknown', message: 'The facts of the cluster are being read' };
  }

  #compile(requires: readonly RequirementSpec[]): Compiled {
    const key = JSON.stringify(requires);
    const known = this.#compiled.get(key);
    if (known) {
      return known;
    }
    const compiled = compileRequirements('', requires);
    this.#compiled.set(key, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > mostCompiled && oldest !== undefined) {
      this.#compiled.delete(oldest);
    }
    return compiled;
  }

  #factsOf(infrastructure: ClusterInfrastructure): Facts {
    const known = this.#facts.get(infrastructure);
    const facts = known ?? factsOf(infrastructure.status ?? {});
    this.#facts.set(infrastructure, facts);
    return facts;
  }
}
