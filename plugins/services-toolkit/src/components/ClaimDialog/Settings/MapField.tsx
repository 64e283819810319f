import { useState } from 'react';
import type { FieldProps } from '@rjsf/utils';
import { titleId } from '@rjsf/utils';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import DeleteIcon from '@material-ui/icons/Delete';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../../hooks/useTexts';
import { saidValue } from '../../../model/settings/fieldOf';
import { SettingGroupTitle } from './SettingGroupTitle';

interface Entry {
  /** Stays, however it is called. */
  id: number;
  name: string;
  value: unknown;
}

const useStyles = makeStyles(theme => ({
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr) auto',
    gap: theme.spacing(1),
    alignItems: 'start',
    marginTop: theme.spacing(1.5),
  },
}));

/** Names and values that a person makes up. An entry counts as soon as it has a name. */
export const MapField = (props: FieldProps) => {
  const { idSchema, schema, registry, onChange, required } = props;
  const { $id: id } = idSchema;
  const classes = useStyles();
  const t = useTexts();
  const formData = saidValue(props.formData);
  const [entries, setEntries] = useState(() => entriesOf(formData));
  if (JSON.stringify(mapOf(entries)) !== JSON.stringify(formData ?? {})) {
    setEntries(entriesOf(formData));
  }
  const change = (next: Entry[]) => {
    setEntries(next);
    onChange(mapOf(next));
  };
  const set = (entry: Entry, changes: Partial<Entry>) =>
    change(
      entries.map(one => (one.id === entry.id ? { ...one, ...changes } : one)),
    );
  const disabled = props.disabled || props.readonly;
  const { SchemaField } = registry.fields;
  const title = schema.title ?? props.name;
  return (
    <div role="group" aria-labelledby={titleId(id)}>
      <SettingGroupTitle
        id={titleId(id)}
        title={title}
        required={required}
        schema={schema}
        uiSchema={props.uiSchema}
        registry={registry}
      />
      {entries.map(entry => (
        <div key={entry.id} className={classes.entry}>
          <TextField
            variant="outlined"
            size="small"
            id={`${id}-${entry.id}-name`}
            label={t('dialog.settings.key')}
            value={entry.name}
            disabled={disabled}
            error={isRepeated(entry, entries)}
            helperText={
              isRepeated(entry, entries) && t('dialog.settings.keyTaken')
            }
            inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
            onChange={event => set(entry, { name: event.target.value })}
          />
          {SchemaField && (
            <SchemaField
              {...props}
              name={entry.name}
              schema={Object(schema.additionalProperties)}
              uiSchema={{ 'ui:title': t('dialog.settings.value') }}
              idSchema={{ $id: `${id}-${entry.id}` }}
              errorSchema={props.errorSchema?.[entry.name]}
              formData={entry.value}
              required={false}
              onChange={(value: unknown) => set(entry, { value })}
            />
          )}
          <IconButton
            size="small"
            aria-label={t('dialog.settings.removeNamed', { name: entry.name })}
            disabled={disabled}
            onClick={() => change(entries.filter(one => one.id !== entry.id))}
          >
            <DeleteIcon fontSize="small" />
          </IconButton>
        </div>
      ))}
      {entries.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('dialog.settings.noEntries')}
        </Typography>
      )}
      <Button
        size="small"
        startIcon={<AddIcon />}
        disabled={disabled}
        aria-label={t('dialog.settings.addTo', { name: title })}
        onClick={() => change([...entries, newEntry(entries)])}
      >
        {t('dialog.settings.add')}
      </Button>
    </div>
  );
};

function entriesOf(formData: unknown): Entry[] {
  return Object.entries(Object(formData)).map(([name, value], id) => ({
    id,
    name,
    value,
  }));
}

function newEntry(entries: readonly Entry[]): Entry {
  const id = 1 + Math.max(-1, ...entries.map(entry => entry.id));
  return { id, name: '', value: undefined };
}

/** Of several entries of one name the first counts. */
function mapOf(entries: readonly Entry[]): Record<string, unknown> {
  return Object.fromEntries(
    entries
      .filter(entry => entry.name && !isRepeated(entry, entries))
      .map(({ name, value }) => [name, value]),
  );
}

function isRepeated(entry: Entry, entries: readonly Entry[]): boolean {
  return (
    entry.name !== '' &&
    entries.find(({ name }) => name === entry.name) !== entry
  );
}
