import { useState } from 'react';
import type { FieldProps } from '@rjsf/utils';
import { ariaDescribedByIds } from '@rjsf/utils';
import TextField from '@material-ui/core/TextField';
import { parse, stringify } from 'yaml';
import { useTexts } from '../../../hooks/useTexts';
import { saidValue } from '../../../model/settings/fieldOf';
import {
  unreadText,
  unreadableYaml,
} from '../../../model/settings/unreadableYaml';

/** A setting whose shape the schema leaves open, as YAML (or JSON, which is YAML, too). */
export const YamlField = (props: FieldProps) => {
  const { idSchema, onChange, required, rawErrors = [] } = props;
  const formData: unknown = saidValue(props.formData);
  const { $id: id } = idSchema;
  const t = useTexts();
  const [text, setText] = useState(
    () =>
      unreadText(formData) ??
      (formData === undefined ? '' : stringify(formData)),
  );
  const unreadable = unreadText(formData) !== undefined;
  return (
    <TextField
      multiline
      fullWidth
      minRows={3}
      variant="outlined"
      size="small"
      id={id}
      name={id}
      label={t('dialog.settings.asYaml', {
        name: props.schema.title ?? (props.name || t('dialog.step.settings')),
      })}
      value={text}
      required={required}
      disabled={props.disabled || props.readonly}
      error={unreadable || rawErrors.length > 0}
      helperText={unreadable ? t('dialog.settings.notYaml') : undefined}
      inputProps={{
        spellCheck: false,
        style: { fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace' },
        'aria-describedby': unreadable
          ? `${id}-helper-text`
          : ariaDescribedByIds(id),
      }}
      onChange={event => {
        setText(event.target.value);
        onChange(readYaml(event.target.value));
      }}
    />
  );
};

function readYaml(text: string): unknown {
  if (!text.trim()) {
    return undefined;
  }
  try {
    return parse(text);
  } catch {
    return unreadableYaml(text);
  }
}
