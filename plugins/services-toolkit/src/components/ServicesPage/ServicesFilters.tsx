import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { OfferingFilters } from '../../model/filterOfferings';
import { serviceKind, serviceKinds } from '../../model/serviceKind';
import { readableLabels } from '../common/readableLabels';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
    ...readableLabels(theme),
  },
  toggle: {
    alignSelf: 'flex-start',
    [theme.breakpoints.up('md')]: { display: 'none' },
  },
  choices: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
  },
  closed: { [theme.breakpoints.down('sm')]: { display: 'none' } },
}));

/** Narrows down what is listed. A filter that has just one thing to choose is left out. */
export const ServicesFilters = (props: {
  offerings: readonly Offering[];
  filters: OfferingFilters;
  onChange: (changes: OfferingFilters) => void;
}) => {
  const { offerings, filters, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  // On a narrow page the cards are what people came for.
  const [open, setOpen] = useState(false);
  const { kinds, owners, clusters } = useChoices(offerings);
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('services.filters')}
    >
      <TextField
        id="services-search"
        type="search"
        variant="outlined"
        size="small"
        label={t('services.search')}
        value={filters.query ?? ''}
        onChange={event => onChange({ query: event.target.value })}
      />
      <Button
        size="small"
        className={classes.toggle}
        aria-expanded={open}
        aria-controls="services-choices"
        onClick={() => setOpen(!open)}
      >
        {t('services.filters')}
      </Button>
      <div
        id="services-choices"
        className={`${classes.choices} ${open ? '' : classes.closed}`}
      >
        <Choice
          id="services-kind"
          label={t('services.filterKind')}
          value={filters.kind}
          options={kinds.map(kind => ({
            value: kind,
            label: t(`kind.${kind}`),
          }))}
          onChange={kind => onChange({ kind })}
        />
        <Choice
          id="services-cluster"
          label={t('services.filterCluster')}
          value={filters.cluster}
          options={clusters}
          onChange={cluster => onChange({ cluster })}
        />
        <Choice
          id="services-owner"
          label={t('services.filterOwner')}
          value={filters.owner}
          options={owners.map(ref => ({
            value: ref,
            label: (
              <EntityDisplayName entityRef={ref} hideIcon disableTooltip />
            ),
          }))}
          onChange={owner => onChange({ owner })}
        />
        <FormControlLabel
          control={
            <Switch
              color="primary"
              checked={Boolean(filters.readyNow)}
              onChange={event =>
                onChange({ readyNow: event.target.checked || undefined })
              }
            />
          }
          label={t('services.filterReady')}
        />
      </div>
    </div>
  );
};

/** What the offerings can be narrowed down by: looked up once for a list, not for each letter that somebody types. */
function useChoices(offerings: readonly Offering[]) {
  return useMemo(() => {
    const kinds = new Set(offerings.map(serviceKind));
    const titles = new Map(
      offerings.flatMap(({ clusters }) =>
        clusters.map(({ name, title }) => [name, title ?? name] as const),
      ),
    );
    return {
      kinds: serviceKinds.filter(kind => kinds.has(kind)),
      owners: distinct(offerings.map(({ owner }) => owner)),
      clusters: distinct([...titles.keys()]).map(name => ({
        value: name,
        label: titles.get(name),
      })),
    };
  }, [offerings]);
}

function Choice(props: {
  id: string;
  label: string;
  value?: string;
  options: { value: string; label: ReactNode }[];
  onChange: (value: string | undefined) => void;
}) {
  const t = useTexts();
  const { id, label, value, options } = props;
  const unknown = value && !options.some(option => option.value === value);
  // One filter in the address that nothing matches must still be there to be taken away.
  if (options.length < 2 && !value) {
    return null;
  }
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id={id}
      label={label}
      value={value ?? ''}
      onChange={event => props.onChange(event.target.value || undefined)}
      InputLabelProps={{ shrink: true, id: `${id}-label`, htmlFor: id }}
      SelectProps={{ displayEmpty: true, labelId: `${id}-label` }}
    >
      <MenuItem value="">{t('services.filterAll')}</MenuItem>
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
      {unknown && <MenuItem value={value}>{value}</MenuItem>}
    </TextField>
  );
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return Array.from(
    new Set(values.filter((value): value is string => Boolean(value))),
  ).sort();
}
