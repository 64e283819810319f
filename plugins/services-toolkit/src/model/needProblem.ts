import { isVersionRange } from '@services-toolkit/offerings';
import type { Need } from './Need';

/** Why a cluster would not take a claim that asks for it, or `undefined`. */
export function needProblem(need: Need): 'empty' | 'version' | undefined {
  if (Object.keys(need).length === 0) {
    return 'empty';
  }
  return need.version !== undefined && !isVersionRange(need.version)
    ? 'version'
    : undefined;
}
