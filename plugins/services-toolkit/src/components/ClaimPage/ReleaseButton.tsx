import { useState } from 'react';
import type {
  ClaimChain,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useAccess } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimKey } from '../../model/claimKey';
import { ReasonedButton } from '../common/ReasonedButton';
import { ReleaseDialog } from './ReleaseDialog';

/** *Release…*, or why one may not. */
export const ReleaseButton = (props: {
  claim: ClaimWithManifest;
  chain?: ClaimChain;
  onReleased: () => void;
}) => {
  const { claim } = props;
  const { cluster, namespace, kind } = claimKey(claim);
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const { release } = useAccess({
    release: [{ cluster, namespace, kind, verb: 'delete' }],
  });
  const denied = release?.state === 'denied' ? release.reason ?? '' : undefined;
  return (
    <>
      <ReasonedButton
        variant="outlined"
        reason={
          claim.state === 'deleting' ? t('claim.releaseUnderway') : denied
        }
        onClick={() => setAsking(true)}
      >
        {t('claim.release')}
      </ReasonedButton>
      <ReleaseDialog
        claim={claim}
        chain={props.chain}
        open={asking}
        onClose={() => setAsking(false)}
        onReleased={props.onReleased}
      />
    </>
  );
};
