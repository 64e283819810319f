import type { FieldTemplateProps } from '@rjsf/utils';
import {
  descriptionId,
  errorId,
  getTemplate,
  getUiOptions,
  helpId,
} from '@rjsf/utils';
import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import { makeStyles } from '@material-ui/core/styles';
import { MarkdownContent } from '@backstage/core-components';
import { stringify } from 'yaml';
import { useTexts } from '../../../hooks/useTexts';
import { saidValue } from '../../../model/settings/fieldOf';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, overflowWrap: 'anywhere' },
  description: {
    margin: theme.spacing(0.5, 0, 0),
    fontSize: '0.8rem',
    fontFamily: theme.typography.fontFamily,
    color: theme.palette.text.secondary,
    '& p': { margin: 0 },
  },
}));

/** One setting: its input, what it is for, what it is when nothing is said, and what is wrong with it. */
export const SettingField = (props: FieldTemplateProps) => {
  const { id, children, hidden, rawErrors = [], rawDescription } = props;
  const classes = useStyles();
  const t = useTexts();
  const options = getUiOptions(props.uiSchema);
  const { structuralDefault, optionalGroup } = options;
  if (hidden) {
    return null;
  }
  // Groups and lists say theirs below their title.
  const described =
    props.displayLabel ||
    options.field !== undefined ||
    props.schema.type === 'boolean';
  const Wrap = getTemplate('WrapIfAdditionalTemplate', props.registry, options);
  return (
    <Wrap {...props}>
      <div className={classes.root}>
        {children}
        {described && rawDescription && (
          <div id={descriptionId(id)}>
            <MarkdownContent
              content={rawDescription}
              linkTarget="_blank"
              className={classes.description}
            />
          </div>
        )}
        {structuralDefault !== undefined && described && (
          <FormHelperText id={helpId(id)}>
            {t(
              // A switch without a value is neither on nor off.
              saidValue(props.formData) === undefined &&
                props.schema.type === 'boolean'
                ? 'dialog.settings.defaultOfGroup'
                : 'dialog.settings.default',
              { value: oneLine(structuralDefault) },
            )}
          </FormHelperText>
        )}
        {optionalGroup === true && saidValue(props.formData) !== undefined && (
          <Button
            size="small"
            disabled={props.disabled || props.readonly}
            onClick={() => props.onChange(undefined, undefined, id)}
          >
            {t('dialog.settings.leaveOut', { name: props.label })}
          </Button>
        )}
        {rawErrors.length > 0 && (
          <div id={errorId(id)} role="alert">
            {rawErrors.map(error => (
              <FormHelperText key={error} error>
                {error}
              </FormHelperText>
            ))}
          </div>
        )}
      </div>
    </Wrap>
  );
};

function oneLine(value: unknown): string {
  return typeof value === 'string'
    ? value
    : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}
