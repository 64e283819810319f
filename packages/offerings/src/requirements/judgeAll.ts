import type { Facts, Requirement, Verdict } from './Requirement';

/** All of them have to be met. What is certainly not met counts more than what nobody knows. @public */
export function judgeAll(
  requirements: readonly Requirement[],
  facts: Facts,
): Verdict {
  const verdicts = requirements.map(one => one.judge(facts));
  for (const met of ['False', 'Unknown'] as const) {
    const messages = verdicts.flatMap(one =>
      one.met === met ? [one.message ?? ''] : [],
    );
    if (messages.length > 0) {
      return { met, message: messages.join('; ') };
    }
  }
  return { met: 'True' };
}
