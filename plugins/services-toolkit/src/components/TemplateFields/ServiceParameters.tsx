import { useState } from 'react';
import { titleId } from '@rjsf/utils';
import Typography from '@material-ui/core/Typography';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { useOfferings } from '../../hooks/useOfferings';
import { useTexts } from '../../hooks/useTexts';
import {
  chosenOffering,
  claimPlace,
  wantedClass,
} from '../../model/templateFields';
import { DialogSkeleton } from '../ClaimDialog/DialogSkeleton';
import { ErrorNotice } from '../common/ErrorNotice';
import { OfferingSettings } from './OfferingSettings';
import type { ServiceParametersProps } from './serviceParametersSchema';

/** Field of a template: what the class of the chosen service lets one set. Its value is `spec.parameters` of the claim. */
export const ServiceParameters = (props: ServiceParametersProps) => {
  const { schema, uiSchema, idSchema } = props;
  const t = useTexts();
  return (
    // Without the field's errors: what is below it is right, but for what says otherwise.
    <ScaffolderField
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={props.required}
      disabled={props.disabled}
    >
      <section aria-labelledby={titleId(idSchema)}>
        <Typography id={titleId(idSchema)} component="h2" variant="h6">
          {schema.title ?? t('dialog.step.settings')}
        </Typography>
        <SettingsOfChosen {...props} />
      </section>
    </ScaffolderField>
  );
};

function SettingsOfChosen(props: ServiceParametersProps) {
  const { formContext, uiSchema } = props;
  const t = useTexts();
  const { value: offerings, error, retry } = useOfferings();
  const options = uiSchema['ui:options'] ?? {};
  const formData: unknown = formContext?.formData;
  const { cluster } = claimPlace(options, formData);
  const wanted = wantedClass(options, formData);
  const [first, setFirst] = useState(wanted);
  if (first === undefined && wanted !== undefined) {
    setFirst(wanted);
  }
  if (!wanted) {
    return <Typography>{t('template.serviceFirst')}</Typography>;
  }
  if (!offerings) {
    return error ? (
      <ErrorNotice title={t('services.error')} error={error} onRetry={retry} />
    ) : (
      <DialogSkeleton />
    );
  }
  const offering = chosenOffering(offerings, options, formData, wanted);
  return offering ? (
    <OfferingSettings
      {...props}
      offering={offering}
      cluster={cluster}
      isGiven={wanted === first}
    />
  ) : (
    <Typography>{t('dialog.notOffered', { class: wanted })}</Typography>
  );
}
