import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { listAllOfferings } from '../../hooks/useOfferings';
import { namespaceProblem, proposeClaimName } from '../../model/claimName';
import { describeError } from '../../model/describeError';
import type { Settings } from '../../model/settings/settingValues';
import { settingsForm } from '../../model/settings/settingsForm';
import { settingsValidator } from '../../model/settings/settingsValidator';
import { holdsUnreadableYaml } from '../../model/settings/unreadableYaml';
import {
  settingViolations,
  violationsByField,
} from '../../model/settings/violations';
import {
  chosenOffering,
  claimPlace,
  settableOn,
  wantedClass,
} from '../../model/templateFields';
import type { ServiceParametersProps } from './serviceParametersSchema';
import { textsOf } from './textsOf';

/**
 * The verdict that the claim wizard gives on the same settings: by the schema, and where the cluster and the namespace
 * are known, by the cluster, whose violations stand on their fields.
 */
export const validateServiceParameters: CustomFieldValidator<
  Settings | undefined,
  ServiceParametersProps['uiSchema']['ui:options']
> = async (value = {}, field, { apiHolder, formData, uiSchema }) => {
  const api = apiHolder.get(servicesToolkitApiRef);
  const options = uiSchema?.['ui:options'] ?? {};
  const wanted = wantedClass(options, formData);
  if (!api || !wanted) {
    return;
  }
  const t = textsOf(apiHolder);
  const { cluster, namespace } = claimPlace(options, formData);
  const offering = chosenOffering(
    await listAllOfferings(api),
    options,
    formData,
    wanted,
  );
  if (!offering) {
    field.addError(t('dialog.notOffered', { class: wanted }));
    return;
  }
  const { group } = offering;
  const detail = await api.getOffering({ group, class: wanted });
  const schema = settableOn(detail, cluster);
  if (!schema) {
    return;
  }
  const { errors } = settingsValidator.validateFormData(
    value,
    settingsForm(schema).schema,
  );
  if (errors.length || holdsUnreadableYaml(value)) {
    // The fields say what it is themselves.
    field.addError(t('template.invalidSettings'));
    return;
  }
  if (!cluster || !namespace || namespaceProblem(namespace)) {
    return;
  }
  const causes = await api
    .createClaim(
      {
        cluster,
        namespace,
        // Any name will do: nothing is made of it.
        name: proposeClaimName({ className: wanted }),
        class: wanted,
        parameters: value,
      },
      { dryRun: true },
    )
    .then(
      () => [],
      error => settingViolations(describeError(error).causes),
    );
  if (causes.length) {
    const { __errors = [], ...onFields } = violationsByField(schema, causes);
    Object.assign(field, onFields);
    field.addError([...__errors, t('dialog.settings.refused')].join(' '));
  }
};
