import { useState } from 'react';
import type {
  ClaimGraph,
  ClaimWithManifest,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useAccess } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimKey } from '../../model/claimKey';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ReleaseDialog } from './ReleaseDialog';
import { useAfterRelease } from './useAfterRelease';

/** *Release…*, or why one may not. */
export const ReleaseButton = (props: {
  claim: ClaimWithManifest;
  graph?: ClaimGraph;
  /** As soon as it is known. */
  on: Cluster | undefined;
  /** Who uses a claim may have changed since the page looked: before it is released, it looks again. */
  onAsk: () => void;
}) => {
  const { claim, on } = props;
  const { cluster, namespace, kind } = claimKey(claim);
  const t = useTexts();
  const [asking, setAsking] = useState(false);
  const afterRelease = useAfterRelease(claim);
  const { release } = useAccess(
    { release: [{ cluster, namespace, kind, verb: 'delete' }] },
    () => ({ clusters: { [cluster]: on?.title ?? cluster } }),
  );
  const denied = release?.state === 'denied' ? release.reason ?? '' : undefined;
  return (
    <>
      <DisabledReasonButton
        variant="outlined"
        size="small"
        reason={
          claim.state === 'deleting' ? t('claim.releaseUnderway') : denied
        }
        onClick={() => {
          props.onAsk();
          setAsking(true);
        }}
      >
        {t('claim.release')}
      </DisabledReasonButton>
      <ReleaseDialog
        claim={claim}
        graph={props.graph}
        open={asking}
        onClose={() => setAsking(false)}
        onReleased={afterRelease}
      />
    </>
  );
};
