import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import type {
  ClaimWithManifest,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { claimSettings } from '../../model/claimSettings';
import { offeringKey } from '../../model/offeringKey';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';

/** Opens the dialog with what this claim asked for: a claim's settings cannot be changed. */
export const ClaimAgainButton = (props: {
  claim: ClaimWithManifest;
  /** As soon as it is known. */
  on: Cluster | undefined;
}) => {
  const { claim } = props;
  const { cluster, namespace, class: className, entityRef } = claim;
  const t = useTexts();
  const { open } = useClaimDialog();
  const group = props.on?.group;
  const { wantedRef, classSelector } = claim;
  const offering =
    // What it got by its need another claim may not get.
    group && className && !classSelector
      ? offeringKey({ group, class: className })
      : undefined;
  if (!offering && !wantedRef && !classSelector) {
    return null;
  }
  const place = { cluster, namespace };
  return (
    <Tooltip title={t(wantedRef ? 'claim.againObject' : 'claim.againHelp')}>
      <Button
        variant="outlined"
        size="small"
        onClick={() =>
          open(
            { offering, forEntity: entityRef },
            wantedRef || classSelector
              ? { ...place, resource: wantedRef, need: classSelector }
              : { ...place, settings: claimSettings(claim) },
          )
        }
      >
        {t('claim.again')}
      </Button>
    </Tooltip>
  );
};
