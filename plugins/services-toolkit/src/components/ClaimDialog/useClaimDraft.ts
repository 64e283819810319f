import type {
  ClaimRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { proposeClaimName } from '../../model/claimName';
import { namesTakenIn } from './namesTakenIn';
import type { ClaimTarget } from '../../model/claimTarget';
import { clusterChoice } from '../../model/clusterChoice';
import type { ParametersSchema } from '../../model/settings/ParametersSchema';
import { hasSettings } from '../../model/settings/settingKind';
import type { Settings } from '../../model/settings/settingValues';
import { withoutSecrets } from '../../model/settings/withoutSecrets';
import { useKeptDraft } from './useKeptDraft';
import {
  withDefaults,
  withoutBlanks,
} from '../../model/settings/settingValues';

/** What a person has said of a claim so far; what was not said is proposed. */
export interface ClaimDraft {
  cluster: string;
  namespace: string;
  name: string;
  /** What is set of what the class lets one choose; blanks are still in it. */
  settings: Settings;
}

interface DraftOptions {
  offering: Offering;
  target: ClaimTarget | undefined;
  /** `<cluster>/<namespace>/<name>` of the claims that exist. */
  taken: ReadonlySet<string>;
  /** What it starts from. */
  proposal?: Partial<ClaimDraft>;
}

/**
 * The claim that is being put together. A proposal follows what it rests on (another component, another namespace)
 * until the person has written something else.
 */
export function useClaimDraft(options: DraftOptions) {
  const { offering, target, taken, proposal = {} } = options;
  const open = offering.clusters.filter(cluster => clusterChoice(cluster).open);
  const [said, change] = useKeptDraft<ClaimDraft>(
    proposal,
    ({ settings, ...rest }) => ({
      ...rest,
      ...(settings && {
        settings: open.reduce<Settings>(
          (kept, { parametersSchema }) =>
            parametersSchema ? withoutSecrets(parametersSchema, kept) : kept,
          settings,
        ),
      }),
    }),
  );
  const cluster =
    open.find(candidate => candidate.name === said.cluster)?.name ??
    open[0]?.name ??
    '';
  const namespace = said.namespace ?? target?.namespaces[0] ?? '';
  const takenHere = namesTakenIn(taken, cluster, namespace);
  const name =
    said.name ??
    proposeClaimName(
      { component: target?.name, className: offering.class },
      takenHere,
    );
  const schema: ParametersSchema | undefined = open.find(
    candidate => candidate.name === cluster,
  )?.parametersSchema;
  const settable = schema && hasSettings(schema) ? schema : undefined;
  const settings = said.settings ?? (settable ? withDefaults(settable) : {});
  const draft: ClaimDraft = { cluster, namespace, name, settings };
  return {
    draft,
    /** What may be set there; `undefined` when there is nothing to set. */
    schema: settable,
    nameTaken: takenHere.has(name),
    change,
    request: claimRequest(draft, { offering, target, schema: settable }),
  };
}

/** A claim outside of the component's own namespaces cannot count as made for it; the API refuses to say so. */
function claimRequest(
  draft: ClaimDraft,
  of: {
    offering: Offering;
    target: ClaimTarget | undefined;
    schema: ParametersSchema | undefined;
  },
): ClaimRequest {
  const { cluster, namespace, name, settings } = draft;
  const { offering, target, schema } = of;
  return {
    cluster,
    namespace,
    name,
    class: offering.class,
    ...(schema && { parameters: withoutBlanks(schema, settings) }),
    ...(target?.namespaces.includes(namespace) && {
      entityRef: target.entityRef,
    }),
  };
}
