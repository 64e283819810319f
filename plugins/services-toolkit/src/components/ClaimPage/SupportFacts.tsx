import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { isEntityRef } from '../../model/isEntityRef';
import { useClaimedService } from './useClaimedService';

/** What helps whoever waits for a claim, or finds it failing. */
const helpful = ['support', 'chat', 'status', 'runbook'] as const;

/** Whom to ask about what was claimed: its owner, and where they can be reached. */
export const SupportFacts = (props: {
  claim: Claim;
  on: Cluster | undefined;
  /** How one fact is shown. */
  fact: (term: string, value: ReactNode) => ReactNode;
}) => {
  const { claim, on, fact } = props;
  const t = useTexts();
  const { offering, service } = useClaimedService(claim, on);
  const owner = service?.owner ?? offering?.owner;
  return (
    <>
      {owner &&
        isEntityRef(owner) &&
        fact(t('services.filterOwner'), <EntityRefLink entityRef={owner} />)}
      {helpful.flatMap(type =>
        (service?.links ?? [])
          .filter(link => link.type === type && /^https:\/\//i.test(link.url))
          .map(({ url, title }) => (
            <Fragment key={url}>
              {fact(
                t(`service.link.${type}`),
                <Link to={url}>{title ?? url}</Link>,
              )}
            </Fragment>
          )),
      )}
    </>
  );
};
