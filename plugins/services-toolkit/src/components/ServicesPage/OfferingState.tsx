import { useTexts } from '../../hooks/useTexts';
import type { CountedOffering } from '../../model/freeInstances';
import { offeringReadiness } from '../../model/offeringReadiness';
import { ReadinessChip } from '../common/ReadinessChip';
import { useReadinessText } from '../common/useReadinessText';

/** Whether an offering can be had, over all clusters; the tooltip says why not. */
export const OfferingState = (props: {
  offering: Pick<CountedOffering, 'clusters'>;
}) => {
  const t = useTexts();
  const readinessText = useReadinessText();
  const { state, ready, total, because } = offeringReadiness(props.offering);
  return (
    <ReadinessChip
      state={state}
      label={
        state === 'partly'
          ? t('readiness.partly', {
              ready: String(ready),
              total: String(total),
            })
          : t(`readiness.${state}`)
      }
      why={
        because &&
        t('readiness.cluster', {
          cluster: because.title ?? because.name,
          state: readinessText(because).long,
        })
      }
    />
  );
};
