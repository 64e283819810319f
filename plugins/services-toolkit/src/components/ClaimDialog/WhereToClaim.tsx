import type { ReactNode } from 'react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useDebounced } from '../../hooks/useDebounced';
import { useFreeInstances } from '../../hooks/useFreeInstances';
import { TYPING_MS } from '../../hooks/usePlaceAccess';
import { useRefusalNames } from '../../hooks/useRefusalNames';
import { namespaceProblem } from '../../model/claimName';
import { withFreeInstances } from '../../model/freeInstances';
import { offeringKey } from '../../model/offeringKey';
import { ChooseCluster } from './ChooseCluster';
import { WhereForm } from './WhereForm';
import type { WhereFormProps } from './WhereForm';

/** The second step: for what, where, and how the claim is called. */
export const WhereToClaim = (
  props: WhereFormProps & {
    offering: Offering;
    /** The choice of a plan, where there are several. */
    choosePlan?: ReactNode;
  },
) => {
  const { offering, choosePlan, ...form } = props;
  const { draft, onChange } = form;
  const names = useRefusalNames()(offering);
  const counted = useCounted(offering, draft.namespace);
  return (
    <WhereForm
      {...form}
      before={choosePlan}
      class={offering.class}
      names={names}
      chooseCluster={
        <ChooseCluster
          clusters={counted.clusters}
          value={draft.cluster}
          onChange={cluster => onChange({ cluster })}
        />
      }
    />
  );
};

/** With how many instances are free for a namespace. */
function useCounted(offering: Offering, typed: string) {
  const namespace = useDebounced(typed, TYPING_MS);
  const free = useFreeInstances([offering], {
    namespaces: namespaceProblem(namespace) ? [] : [namespace],
    complete: true,
  });
  return withFreeInstances(offering, free[offeringKey(offering)]);
}
