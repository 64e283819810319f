import { useContext } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { offeringKey } from '../../model/offeringKey';
import { planState } from '../../model/planState';
import type { EntryPlan } from '../../model/ServicesEntry';
import { useAvailabilityText } from '../Service/useAvailabilityText';
import { useCostText } from '../Service/useCostText';
import { claimDrafts } from './claimDrafts';
import { DraftKey } from './useKeptDraft';

/** The plans of the service, with what a claim on each would meet and what it costs. */
export const ChoosePlan = (props: {
  /** `undefined` where the class is no plan of a service. */
  plans?: readonly EntryPlan[];
  /** The class of the chosen one. */
  chosen: Offering;
  onChoose: (offering: Offering) => void;
}) => {
  const { plans = [], chosen, onChoose } = props;
  const draftKey = useContext(DraftKey);
  const t = useTexts();
  const availabilityText = useAvailabilityText();
  const costText = useCostText();
  return plans.length < 2 ? null : (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('dialog.plan')}</FormLabel>
      <RadioGroup
        name="claim-plan"
        value={offeringKey(chosen)}
        onChange={event => {
          const plan = plans.find(
            ({ offering }) => offeringKey(offering) === event.target.value,
          );
          if (plan) {
            // Where it is to be goes along; what only the other plan lets one set does not.
            claimDrafts.drop(draftKey);
            onChoose(plan.offering);
          }
        }}
      >
        {plans.map(({ plan, places, offering }) => {
          const { state, availability } = planState(places);
          const about = [
            state === 'notReady'
              ? t('readiness.notReady')
              : availabilityText(availability),
            ...costText(plan),
          ].filter(Boolean);
          return (
            <FormControlLabel
              key={plan.name}
              value={offeringKey(offering)}
              disabled={state === 'notReady'}
              control={<Radio color="primary" size="small" />}
              label={
                about.length > 0
                  ? `${plan.title} (${about.join(', ')})`
                  : plan.title
              }
            />
          );
        })}
      </RadioGroup>
    </FormControl>
  );
};
