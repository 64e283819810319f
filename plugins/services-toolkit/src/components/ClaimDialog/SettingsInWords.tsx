import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { stringify } from 'yaml';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';
import type { ParametersSchema } from '../../model/settings/ParametersSchema';
import { settingLines } from '../../model/settings/settingLines';
import type { Settings } from '../../model/settings/settingValues';
import { TermList } from '../common/TermList';

const useStyles = makeStyles(theme => ({
  heading: { margin: theme.spacing(2, 0, 1), fontSize: '1rem' },
}));

/** What was set, by the titles of the form. */
export const SettingsInWords = (props: {
  schema: ParametersSchema;
  settings: Settings;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const lines = settingLines(props.schema, props.settings);
  if (lines.length === 0) {
    return null;
  }
  return (
    <section>
      <Typography component="h3" className={classes.heading}>
        {t('dialog.step.settings')}
      </Typography>
      <TermList
        lines={lines.map(({ titles, value, secret }) => ({
          term: titles.join(' › '),
          value: secret ? t('dialog.settings.secret') : inWords(t, value),
        }))}
      />
    </section>
  );
};

function inWords(t: Texts, value: unknown): string {
  if (typeof value === 'boolean') {
    return t(value ? 'parameters.yes' : 'parameters.no');
  }
  if (Array.isArray(value)) {
    return value.length > 0
      ? value.map(item => inWords(t, item)).join(', ')
      : t('dialog.settings.none');
  }
  return typeof value === 'object' && value !== null
    ? stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd()
    : String(value);
}
