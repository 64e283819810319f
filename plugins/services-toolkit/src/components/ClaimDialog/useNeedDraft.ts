import { useMemo } from 'react';
import type { NeedClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { proposeClaimName } from '../../model/claimName';
import { namesTakenIn } from './namesTakenIn';
import type { ClaimTarget } from '../../model/claimTarget';
import { formatLabels, parseLabels } from '../../model/labels';
import { matchNeed } from '../../model/matchNeed';
import { compactNeed } from '../../model/Need';
import type { Need } from '../../model/Need';
import { needProblem } from '../../model/needProblem';
import type { ServiceEntry } from '../../model/ServicesEntry';
import type { ClaimProposal } from './useClaimDialog';
import { useKeptDraft } from './useKeptDraft';
import type { ClaimPlace } from './WhereForm';

/** What a person has said of what they need, and where. */
interface NeedDraft extends ClaimPlace {
  /** All but the labels. */
  need: Need;
  /** As they were typed. */
  labels: string;
}

/** The claim by need that is being put together; what was not said is proposed. */
export function useNeedDraft(options: {
  entries: readonly ServiceEntry[];
  target: ClaimTarget | undefined;
  /** `<cluster>/<namespace>/<name>` of the claims that exist. */
  taken: ReadonlySet<string>;
  proposal: ClaimProposal;
}) {
  const { entries, target, taken, proposal } = options;
  const [said, change] = useKeptDraft<NeedDraft>(proposedDraft(proposal));
  const labels = said.labels ?? '';
  const matchLabels = parseLabels(labels);
  const asked = JSON.stringify(
    compactNeed({ ...said.need, ...(matchLabels && { matchLabels }) }),
  );
  const need: Need = useMemo(() => JSON.parse(asked), [asked]);
  const found = useMemo(() => matchNeed(entries, need), [entries, need]);
  const clusters = useMemo(() => clustersOf(entries), [entries]);
  const having = found.matches.map(match => match.cluster.name);
  const open = clusters.filter(({ stale }) => !stale);
  const cluster =
    open.find(({ name }) => name === said.cluster)?.name ??
    having[0] ??
    found.closest[0]?.cluster.name ??
    open[0]?.name ??
    '';
  const namespace = said.namespace ?? target?.namespaces[0] ?? '';
  const takenHere = namesTakenIn(taken, cluster, namespace);
  const name =
    said.name ??
    proposeClaimName(
      {
        component: target?.name,
        className: need.type ?? need.protocol ?? 'service',
      },
      takenHere,
    );
  const draft: ClaimPlace = { cluster, namespace, name };
  return {
    draft,
    need,
    labels,
    /** Why nothing can be made of it yet. */
    problem: matchLabels ? needProblem(need) : ('labels' as const),
    found,
    clusters,
    nameTaken: takenHere.has(name),
    /** Nobody would choose another place: there is one namespace, and one cluster that has it or is open at all. */
    isPlaceObvious:
      target?.namespaces.length === 1 &&
      (open.length === 1 || new Set(having).size === 1),
    change,
    request: needRequest(draft, need, target),
  };
}

/** A claim outside of the component's own namespaces cannot count as made for it; the API refuses to say so. */
function needRequest(
  { cluster, namespace, name }: ClaimPlace,
  classSelector: Need,
  target: ClaimTarget | undefined,
): NeedClaimRequest {
  return {
    ...{ cluster, namespace, name, classSelector },
    ...(target?.namespaces.includes(namespace) && {
      entityRef: target.entityRef,
    }),
  };
}

function proposedDraft(proposal: ClaimProposal): Partial<NeedDraft> {
  const { matchLabels, ...need } = proposal.need ?? {};
  const { cluster, namespace } = proposal;
  return {
    need,
    ...(matchLabels && { labels: formatLabels(matchLabels) }),
    ...(cluster && { cluster }),
    ...(namespace && { namespace }),
  };
}

/** Where anything is offered. */
function clustersOf(entries: readonly ServiceEntry[]) {
  const all = entries.flatMap(({ service }) => service.clusters);
  return all
    .filter(
      ({ name }, index) => all.findIndex(one => one.name === name) === index,
    )
    .map(({ name, title, stale }) => ({
      ...{ name, title, stale },
      ready: 'Unknown' as const,
    }));
}
