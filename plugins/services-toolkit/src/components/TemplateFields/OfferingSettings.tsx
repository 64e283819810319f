import { useEffect, useState } from 'react';
import { toErrorList } from '@rjsf/utils';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { findUnknownParameters } from '@services-toolkit/kubernetes-api/parameters';
import type {
  Offering,
  PrunedParameter,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
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
import { PrunedNotice } from '../common/PrunedNotice';
import { readableErrors } from '../common/readableErrors';
import type { ServiceParametersProps } from './serviceParametersSchema';

const useStyles = makeStyles(theme => ({ root: readableErrors(theme) }));

type FieldProps = ServiceParametersProps & {
  /** Whether the value comes from the template or the address: else what is unknown was said of another class. */
  isGiven: boolean;
};

/** The form of an offering's settings inside of a template's form. */
export const OfferingSettings = (
  props: FieldProps & {
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

function NothingToSet(props: FieldProps) {
  const { formData, onChange } = props;
  const t = useTexts();
  const [leftOut] = useState(() =>
    props.isGiven ? findUnknownParameters({}, formData) : [],
  );
  useEffect(() => {
    // What was set of another class before, or came with the address.
    onChange({});
    // `onChange` is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <>
      <Typography>{t('parameters.none')}</Typography>
      <Unknown parameters={leftOut} />
    </>
  );
}

function Fields(props: FieldProps & { settable: ParametersSchema }) {
  const { settable, formData = {}, onChange, errorSchema, rawErrors } = props;
  const classes = useStyles();
  const [leftOut] = useState(() =>
    props.isGiven ? findUnknownParameters(settable, formData) : [],
  );
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
      <Unknown
        parameters={[...leftOut, ...findUnknownParameters(settable, formData)]}
      />
    </div>
  );
}

/** What the class does not know of what the template, the address or the person says; each once. */
function Unknown(props: { parameters: readonly PrunedParameter[] }) {
  const t = useTexts();
  const parameters = [
    ...new Map(props.parameters.map(one => [one.path, one])).values(),
  ];
  return parameters.length > 0 ? (
    <PrunedNotice
      title={t('dialog.pruned.title', { count: parameters.length })}
      parameters={parameters}
    />
  ) : null;
}
