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
import type { OfferingChoice } from './useOfferingChoices';
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
  const chosen = choices?.find(({ offering }) => offering.class === value);
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
      <Autocomplete<OfferingChoice>
        id={idSchema.$id}
        // Of ARIA 1.2, which this version does not know yet.
        aria-controls={`${idSchema.$id}-popup`}
        disabled={disabled}
        loading={!choices}
        loadingText={t('common.loading')}
        noOptionsText={t('template.noMatch')}
        options={choices ?? []}
        value={chosen ?? null}
        getOptionLabel={({ offering }) => offering.title}
        getOptionSelected={(option, { offering }) =>
          option.offering.class === offering.class
        }
        getOptionDisabled={({ closed }) => closed !== undefined}
        filterOptions={(options, { inputValue }) =>
          matching(options, inputValue).slice(0, MOST_SHOWN)
        }
        renderOption={choice => <OfferingOption {...choice} />}
        onChange={(_, choice) => onChange(choice?.offering.class)}
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

function matching(
  choices: readonly OfferingChoice[],
  query: string,
): OfferingChoice[] {
  const found = new Set(
    filterOfferings(
      choices.map(({ offering }) => offering),
      { query },
    ),
  );
  return choices.filter(({ offering }) => found.has(offering));
}
