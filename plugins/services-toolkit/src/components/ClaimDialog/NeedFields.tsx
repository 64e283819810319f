import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type { Need } from '../../model/Need';
import type { NeedOptions } from '../../model/needOptions';
import { FacetChoice } from '../ServicesPage/FacetChoice';
import { ChoosePromises } from './ChoosePromises';

const useStyles = makeStyles(theme => ({
  more: { fontSize: '0.875rem' },
  summary: { cursor: 'pointer' },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
}));

/** What one needs, field by field. */
export const NeedFields = (props: {
  options: NeedOptions;
  need: Need;
  labels: string;
  problem?: 'empty' | 'version' | 'labels';
  onChange: (changes: Need) => void;
  onLabels: (labels: string) => void;
}) => {
  const { options, need, labels, problem, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  // Whoever opens or closes it later is not contradicted.
  const [open] = useState(
    Boolean(need.protocol || need.provider || need.plan || labels),
  );
  const badVersion = problem === 'version';
  const badLabels = problem === 'labels';
  return (
    <>
      <FacetChoice
        id="need-type"
        label={t('services.filterType')}
        value={need.type}
        options={options.types}
        always
        none={t('services.filterAny')}
        onChange={type => onChange({ type })}
      />
      <TextField
        id="need-version"
        variant="outlined"
        size="small"
        label={t('need.version')}
        value={need.version ?? ''}
        error={badVersion}
        helperText={t(badVersion ? 'need.badVersion' : 'need.versionHelp')}
        inputProps={{ spellCheck: false }}
        onChange={event =>
          onChange({ version: event.target.value || undefined })
        }
      />
      <ChoosePromises
        id="need-guarantees"
        label={t('services.filterGuarantee')}
        values={need.guarantees}
        options={options.guarantees}
        onChange={guarantees => onChange({ guarantees })}
      />
      <ChoosePromises
        id="need-capabilities"
        label={t('services.filterCapability')}
        values={need.capabilities}
        options={options.capabilities}
        onChange={capabilities => onChange({ capabilities })}
      />
      <details className={classes.more} open={open}>
        <summary className={classes.summary}>{t('need.more')}</summary>
        <div className={classes.fields}>
          {(['protocol', 'provider', 'plan'] as const).map(field => (
            <FacetChoice
              key={field}
              id={`need-${field}`}
              label={t(`need.field.${field}`)}
              value={need[field]}
              options={options[`${field}s`]}
              always
              none={t('services.filterAny')}
              onChange={value => onChange({ [field]: value })}
            />
          ))}
          <TextField
            id="need-labels"
            variant="outlined"
            size="small"
            label={t('need.field.labels')}
            value={labels}
            error={badLabels}
            helperText={t(badLabels ? 'need.badLabels' : 'need.labelsHelp')}
            inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
            onChange={event => props.onLabels(event.target.value)}
          />
        </div>
      </details>
    </>
  );
};
