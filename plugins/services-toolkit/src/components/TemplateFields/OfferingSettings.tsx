import { useEffect, useState } from 'react';
import { toErrorList } from '@rjsf/utils';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useOffering } from '../../hooks/useOffering';
import { useTexts } from '../../hooks/useTexts';
import type { ParametersSchema } from '../../model/settings/ParametersSchema';
import {
  knownSettings,
  withDefaults,
  withoutBlanks,
} from '../../model/settings/settingValues';
import {
  PARAMETERS,
  standingViolations,
} from '../../model/settings/violations';
import { settableOn } from '../../model/templateFields';
import { DialogSkeleton } from '../ClaimDialog/DialogSkeleton';
import { SettingsFields } from '../ClaimDialog/Settings/SettingsFields';
import { ErrorNotice } from '../common/ErrorNotice';
import { readableErrors } from '../common/readableErrors';
import type { ServiceParametersProps } from './serviceParametersSchema';

const useStyles = makeStyles(theme => ({ root: readableErrors(theme) }));

/** The form of an offering's settings inside of a template's form. */
export const OfferingSettings = (
  props: ServiceParametersProps & {
    offering: Offering;
    cluster: string | undefined;
  },
) => {
  const { offering, cluster } = props;
  const t = useTexts();
  // A list of offerings does not say what may be set.
  const detail = useOffering(offering.group, offering.class);
  if (!detail.value) {
    return detail.error ? (
      <ErrorNotice
        title={t('offering.error')}
        error={detail.error}
        onRetry={detail.retry}
      />
    ) : (
      <DialogSkeleton />
    );
  }
  const schema = settableOn(detail.value, cluster);
  return schema ? (
    // Settings of another class are other settings.
    <Fields key={JSON.stringify(schema)} {...props} settable={schema} />
  ) : (
    <NothingToSet {...props} />
  );
};

function NothingToSet({ onChange }: ServiceParametersProps) {
  const t = useTexts();
  useEffect(() => {
    // What was set of another class before.
    onChange({});
    // `onChange` is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return <Typography>{t('parameters.none')}</Typography>;
}

function Fields(
  props: ServiceParametersProps & { settable: ParametersSchema },
) {
  const { settable, formData = {}, onChange, errorSchema, rawErrors } = props;
  const classes = useStyles();
  useEffect(() => {
    onChange(withDefaults(settable, knownSettings(settable, formData)));
    // Once: what somebody has emptied is not filled in again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const refused = (rawErrors?.length ?? 0) > 0;
  const [attempted, setAttempted] = useState(refused);
  if (refused && !attempted) {
    setAttempted(true);
  }
  // What the validation found stays in the template's form until the next one, whatever has been changed since.
  const causes = toErrorList(errorSchema).map(({ property, message = '' }) => ({
    field: `${PARAMETERS}${property}`,
    message,
  }));
  const found = JSON.stringify(causes);
  const [last, setLast] = useState({ found, checked: formData });
  if (last.found !== found) {
    setLast({ found, checked: formData });
  }
  return (
    <div className={classes.root}>
      <SettingsFields
        // The template's form is a form already.
        tagName="div"
        idPrefix={props.idSchema.$id}
        disabled={props.disabled || props.readonly}
        schema={settable}
        settings={formData}
        violations={standingViolations(causes, last.checked, formData)}
        attempted={attempted}
        onChange={settings => onChange(withoutBlanks(settable, settings))}
      >
        {/* No button of its own. */}
        <></>
      </SettingsFields>
    </div>
  );
}
