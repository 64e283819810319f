import type {
  Cluster,
  ResourceClaimRequest,
  WantedResource,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { useKeptDraft } from './useKeptDraft';

/** What a person has said of the object that they want; what was not said is proposed. */
export interface ObjectDraft extends Required<WantedResource> {
  cluster: string;
  /** Where the claim is to be, and with it the credentials. */
  claimNamespace: string;
  claimName: string;
}

/** The claim on a known object that is being put together. */
export function useObjectDraft(
  clusters: readonly Cluster[],
  target: ClaimTarget | undefined,
  proposal: { cluster?: string; namespace?: string; resource?: WantedResource },
) {
  const [said, change] = useKeptDraft<ObjectDraft>({
    ...proposal.resource,
    ...(proposal.cluster && { cluster: proposal.cluster }),
    ...(proposal.namespace && { claimNamespace: proposal.namespace }),
  });
  const open = clusters.filter(({ reachable }) => reachable);
  const name = said.name ?? '';
  const draft: ObjectDraft = {
    apiVersion: 'v1',
    kind: 'Secret',
    namespace: '',
    ...said,
    name,
    cluster:
      open.find(cluster => cluster.name === said.cluster)?.name ??
      open[0]?.name ??
      '',
    claimNamespace: said.claimNamespace ?? target?.namespaces[0] ?? '',
    claimName: said.claimName ?? name,
  };
  return {
    draft,
    complete: isComplete(draft),
    change,
    request: requestOf(draft, target),
  };
}

function isComplete(draft: ObjectDraft): boolean {
  return Boolean(
    draft.cluster &&
      draft.apiVersion &&
      draft.kind &&
      !claimNameProblem(draft.name) &&
      !claimNameProblem(draft.claimName) &&
      !namespaceProblem(draft.claimNamespace) &&
      namespaceProblem(draft.namespace) !== 'invalid',
  );
}

/** A claim outside of the component's own namespaces cannot count as made for it; the API refuses to say so. */
function requestOf(
  draft: ObjectDraft,
  target: ClaimTarget | undefined,
): ResourceClaimRequest {
  const { apiVersion, kind, name, namespace, claimNamespace } = draft;
  return {
    cluster: draft.cluster,
    namespace: claimNamespace,
    name: draft.claimName,
    resource: {
      apiVersion,
      kind,
      name,
      ...(namespace && namespace !== claimNamespace && { namespace }),
    },
    ...(target?.namespaces.includes(claimNamespace) && {
      entityRef: target.entityRef,
    }),
  };
}
