import { Link } from '@backstage/core-components';
import { useOffering } from '../../hooks/useOffering';
import { useOfferingPath } from '../../hooks/useOfferingPath';

/** The offering that a claim is on. Where there is none any more, or not for this person, the name of its class. */
export const ClaimedService = (props: { group: string; class: string }) => {
  const offering = useOffering(props.group, props.class).value;
  const offeringPath = useOfferingPath();
  return offering ? (
    <Link to={offeringPath(offering)}>{offering.title}</Link>
  ) : (
    <>{props.class}</>
  );
};
