import type {
  GraphLink,
  ClaimGraph,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useMessages } from '../../hooks/useMessages';
import { useTexts } from '../../hooks/useTexts';

/** What goes with a claim, object by object, and who still uses it. */
export const ReleaseConsequences = (props: {
  graph: ClaimGraph;
  /** Whether what was made for the claim goes with it. */
  loses: boolean;
}) => {
  const { graph, loses } = props;
  const t = useTexts();
  const { plain, right } = useMessages();
  const destroyed = loses ? objectsOf(graph, ['instance', 'resource']) : [];
  const workloads = graph.links.filter(({ kind }) => kind === 'workload');
  const users = objectsOf(graph, ['workload']);
  const hidden = workloads.find(({ state }) => state === 'hidden');
  return (
    <>
      {destroyed.length > 0 && (
        <>
          {t('claim.releaseDestroyed')}
          <ul>
            {destroyed.map(text => (
              <li key={text}>{text}</li>
            ))}
            {graph.omittedResources > 0 && (
              <li>
                {t('graph.omitted', { number: String(graph.omittedResources) })}
              </li>
            )}
          </ul>
        </>
      )}
      {users.length > 0 && (
        <>
          <b>{t('claim.releaseUsers')}</b>
          <ul>
            {users.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {hidden && (
        <p>
          {t('claim.releaseUnknownUsers', {
            right: hidden.missingRight
              ? right(hidden.missingRight)
              : plain(hidden.messages),
          })}
        </p>
      )}
      {users.length === 0 && !hidden && <p>{t('claim.releaseNoUsers')}</p>}
    </>
  );
};

function objectsOf(
  { links }: ClaimGraph,
  kinds: readonly GraphLink['kind'][],
): string[] {
  return links.flatMap(({ kind, object }) =>
    kinds.includes(kind) && object ? [`${object.kind} ${object.name}`] : [],
  );
}
