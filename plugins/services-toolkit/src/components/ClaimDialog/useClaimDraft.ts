import { useState } from 'react';
import type {
  ClaimRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { proposeClaimName } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { clusterChoice } from '../../model/clusterChoice';

/** What a person has said of a claim so far; what was not said is proposed. */
export interface ClaimDraft {
  cluster: string;
  namespace: string;
  name: string;
}

interface DraftOptions {
  offering: Offering;
  target: ClaimTarget | undefined;
  /** `<cluster>/<namespace>/<name>` of the claims that exist. */
  taken: ReadonlySet<string>;
}

/**
 * The claim that is being put together. A proposal follows what it rests on (another component, another namespace)
 * until the person has written something else.
 */
export function useClaimDraft({ offering, target, taken }: DraftOptions) {
  const [said, setSaid] = useState<Partial<ClaimDraft>>({});
  const open = offering.clusters.filter(cluster => clusterChoice(cluster).open);
  const cluster =
    open.find(candidate => candidate.name === said.cluster)?.name ??
    open[0]?.name ??
    '';
  const namespace = said.namespace ?? target?.namespaces[0] ?? '';
  const place = `${cluster}/${namespace}/`;
  const takenHere = new Set(
    Array.from(taken)
      .filter(key => key.startsWith(place))
      .map(key => key.slice(place.length)),
  );
  const name =
    said.name ??
    proposeClaimName(
      { component: target?.name, className: offering.class },
      takenHere,
    );
  const draft: ClaimDraft = { cluster, namespace, name };
  return {
    draft,
    nameTaken: takenHere.has(name),
    change: (changes: Partial<ClaimDraft>) =>
      setSaid(current => ({ ...current, ...changes })),
    request: claimRequest(draft, offering, target),
  };
}

/** A claim outside of the component's own namespaces cannot count as made for it; the API refuses to say so. */
function claimRequest(
  draft: ClaimDraft,
  offering: Offering,
  target: ClaimTarget | undefined,
): ClaimRequest {
  return {
    ...draft,
    class: offering.class,
    ...(target?.namespaces.includes(draft.namespace) && {
      entityRef: target.entityRef,
    }),
  };
}
