import type {
  Condition,
  KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** Conditions of this kind are bad news when they are true: `ACK.Terminal`, `ACK.Recoverable`, `Failed`. */
const badNews = /Terminal|Recoverable|Fail|Error|Stalled|Degraded/;

/** What an object says about why it is not ready, in its own words; empty where it says nothing. */
export function wordsOf(object: KubernetesObject): string {
  const { status } = object as { status?: { conditions?: unknown } };
  const conditions: unknown = status?.conditions;
  if (!Array.isArray(conditions)) {
    return '';
  }
  const telling = (conditions as Partial<Condition>[]).filter(
    ({ type = '', status: holds, message }) =>
      message && (badNews.test(type) ? holds === 'True' : holds === 'False'),
  );
  const [first] = [
    ...telling.filter(({ type = '' }) => badNews.test(type)),
    ...telling.filter(({ type }) => type === 'Ready'),
    ...telling,
  ];
  return first ? ` It says (${first.type}): ${first.message}` : '';
}
