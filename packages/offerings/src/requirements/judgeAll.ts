import type { Facts, Requirement, Judgement } from './Requirement';

/** All of them have to be met. What is certainly not met counts more than what nobody knows. @public */
export function judgeAll(
  requirements: readonly Requirement[],
  facts: Facts,
): Judgement {
  const judgements = requirements.map(one => one.judge(facts));
  for (const met of ['False', 'Unknown'] as const) {
    const messages = judgements.flatMap(one =>
      one.met === met ? [one.message ?? ''] : [],
    );
    if (messages.length > 0) {
      return { met, message: messages.join('; ') };
    }
  }
  return { met: 'True' };
}
