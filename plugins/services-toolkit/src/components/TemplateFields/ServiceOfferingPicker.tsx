import { useEffect } from 'react';
import { ariaDescribedByIds } from '@rjsf/utils';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { makeStyles } from '@material-ui/core/styles';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import { useTexts } from '../../hooks/useTexts';
import { filterOfferings } from '../../model/filterOfferings';
import { ErrorNotice } from '../common/ErrorNotice';
import { OfferingOption } from './OfferingOption';
import type { ServiceOfferingPickerProps } from './serviceOfferingPickerSchema';
import { useOfferingChoices } from './useOfferingChoices';

/** More than anybody reads: whoever wants another one types some of its name. */
const MOST_SHOWN = 50;

const useStyles = makeStyles(theme => ({
  chosen: { padding: theme.spacing(1, 0) },
}));

/** Field of a template: which service. Its value is the name of the class, which is what the actions take. */
export const ServiceOfferingPicker = (props: ServiceOfferingPickerProps) => {
  const { formData: value, onChange, required, rawErrors, schema } = props;
  const { uiSchema, idSchema } = props;
  const classes = useStyles();
  const t = useTexts();
  const { choices, error, retry } = useOfferingChoices(
    uiSchema['ui:options'],
    props.formContext?.formData,
  );
  const byClass = new Map(
    choices?.map(choice => [choice.offering.class, choice]),
  );
  const chosen = value ? byClass.get(value) : undefined;
  const disabled = props.disabled || props.readonly;

  const open = choices?.filter(({ closed }) => closed === undefined) ?? [];
  const only =
    required && !value && !disabled && choices?.length === 1
      ? open[0]?.offering.class
      : undefined;
  useEffect(() => {
    if (only) {
      onChange(only);
    }
    // `onChange` is a new one each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [only]);

  if (error && !choices) {
    return (
      <ErrorNotice title={t('services.error')} error={error} onRetry={retry} />
    );
  }
  return (
    <ScaffolderField
      rawErrors={rawErrors}
      rawDescription={uiSchema['ui:description'] ?? schema.description}
      required={required}
      disabled={disabled}
    >
      <Autocomplete
        id={idSchema.$id}
        // Of ARIA 1.2, which this version does not know yet.
        aria-controls={`${idSchema.$id}-popup`}
        disabled={disabled}
        loading={!choices}
        loadingText={t('common.loading')}
        noOptionsText={t('template.noMatch')}
        // By name: with a new object for each answer of the cluster, what one is typing would be lost.
        options={[...byClass.keys()]}
        value={chosen?.offering.class ?? null}
        getOptionLabel={name => byClass.get(name)?.offering.title ?? name}
        getOptionDisabled={name => byClass.get(name)?.closed !== undefined}
        filterOptions={(_, { inputValue: query }) =>
          filterOfferings(
            (choices ?? []).map(({ offering }) => offering),
            { query },
          )
            .slice(0, MOST_SHOWN)
            .map(offering => offering.class)
        }
        renderOption={name => {
          const choice = byClass.get(name);
          return choice && <OfferingOption {...choice} />;
        }}
        onChange={(_, name) => onChange(name ?? undefined)}
        renderInput={params => (
          <TextField
            {...params}
            variant="outlined"
            margin="dense"
            label={schema.title ?? t('template.service')}
            required={required}
            error={rawErrors && rawErrors.length > 0}
            inputProps={{
              ...params.inputProps,
              'aria-describedby': ariaDescribedByIds(idSchema),
            }}
          />
        )}
      />
      {chosen && (
        <div className={classes.chosen}>
          <OfferingOption {...chosen} untitled />
        </div>
      )}
      {choices && !chosen && (value || choices.length === 0) && (
        <FormHelperText>
          {value
            ? t('dialog.notOffered', { class: value })
            : t('template.noneOffered')}
        </FormHelperText>
      )}
    </ScaffolderField>
  );
};
