import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { askAccess } from '../../hooks/useAccess';
import { listAllOfferings } from '../../hooks/useOfferings';
import { refusalText } from '../../hooks/useRefusalText';
import { claimQuestions } from '../../model/claimQuestions';
import { chosenOffering, claimPlace } from '../../model/templateFields';
import { whyNotClaim } from '../common/useWhyNotClaim';
import type { ServiceOfferingPickerProps } from './serviceOfferingPickerSchema';
import { textsOf } from './textsOf';

/** Refuses what nobody offers (any more), and what cannot be claimed just now, as the list does. */
export const validateServiceOffering: CustomFieldValidator<
  string | undefined,
  ServiceOfferingPickerProps['uiSchema']['ui:options']
> = async (value, field, { apiHolder, formData, uiSchema }) => {
  const api = apiHolder.get(servicesToolkitApiRef);
  if (!value || !api) {
    return;
  }
  const t = textsOf(apiHolder);
  const options = uiSchema?.['ui:options'] ?? {};
  const { namespace } = claimPlace(options, formData);
  const offering = chosenOffering(
    await listAllOfferings(api),
    options,
    formData,
    value,
  );
  if (!offering) {
    field.addError(t('dialog.notOffered', { class: value }));
    return;
  }
  const access = namespace
    ? await askAccess(
        api,
        claimQuestions(offering, [namespace]),
        (request, review) => refusalText(t, request, review),
      )
    : undefined;
  const closed = whyNotClaim(t, offering, access);
  if (closed !== undefined) {
    field.addError(closed);
  }
};
