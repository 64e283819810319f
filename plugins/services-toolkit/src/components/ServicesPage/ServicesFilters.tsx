import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../hooks/useTexts';
import { facetsOf } from '../../model/facetsOf';
import type { ServicesFilters as Filters } from '../../model/filterEntries';
import type { ServicesEntry } from '../../model/ServicesEntry';
import { readableLabels } from '../common/readableLabels';
import { FacetChoice, FacetChoices } from './FacetChoice';

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
  switches: { display: 'flex', flexDirection: 'column' },
  clear: { alignSelf: 'flex-start' },
  closed: { [theme.breakpoints.down('sm')]: { display: 'none' } },
}));

/** Narrows down what is listed. A filter that has nothing to choose is left out. */
export const ServicesFilters = (props: {
  entries: readonly ServicesEntry[];
  filters: Filters;
  onChange: (changes: Filters) => void;
  /** Where the list itself does not say it. */
  onClear?: () => void;
}) => {
  const { entries, filters, onChange, onClear } = props;
  const classes = useStyles();
  const t = useTexts();
  // On a narrow page the cards are what people came for.
  const [open, setOpen] = useState(false);
  // Looked up once for a list, not for each letter that somebody types.
  const facets = useMemo(() => facetsOf(entries), [entries]);
  const isNarrowed = Object.values(filters).some(value => value !== undefined);
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
        onChange={event => onChange({ query: event.target.value || undefined })}
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
        <Facets facets={facets} filters={filters} onChange={onChange} />
        <div className={classes.switches}>
          <FilterSwitch
            label={t('services.filterReady')}
            checked={filters.readyNow}
            onChange={readyNow => onChange({ readyNow })}
          />
          <FilterSwitch
            label={t('services.filterClaimable')}
            checked={filters.claimable}
            onChange={claimable => onChange({ claimable })}
          />
        </div>
        {isNarrowed && onClear && (
          <Button size="small" className={classes.clear} onClick={onClear}>
            {t('services.clear')}
          </Button>
        )}
      </div>
    </div>
  );
};

function FilterSwitch(props: {
  label: string;
  checked?: boolean;
  onChange: (checked: true | undefined) => void;
}) {
  return (
    <FormControlLabel
      control={
        <Switch
          color="primary"
          checked={Boolean(props.checked)}
          onChange={event => props.onChange(event.target.checked || undefined)}
        />
      }
      label={props.label}
    />
  );
}

function Facets(props: {
  facets: ReturnType<typeof facetsOf>;
  filters: Filters;
  onChange: (changes: Filters) => void;
}) {
  const { facets, filters, onChange } = props;
  const t = useTexts();
  return (
    <>
      <FacetChoice
        id="services-category"
        label={t('services.filterKind')}
        value={filters.category}
        options={facets.categories.map(one => ({
          value: one,
          label: t(`category.${one}`),
        }))}
        onChange={category => onChange({ category })}
      />
      <FacetChoice
        id="services-type"
        label={t('services.filterType')}
        value={filters.type}
        options={facets.types}
        onChange={type => onChange({ type })}
      />
      <FacetChoice
        id="services-protocol"
        label={t('services.filterProtocol')}
        value={filters.protocol}
        options={facets.protocols}
        onChange={protocol => onChange({ protocol })}
      />
      <FacetChoice
        id="services-provider"
        label={t('services.filterProvider')}
        value={filters.provider}
        options={facets.providers}
        onChange={provider => onChange({ provider })}
      />
      <FacetChoice
        id="services-cluster"
        label={t('services.filterCluster')}
        value={filters.cluster}
        options={facets.clusters}
        onChange={cluster => onChange({ cluster })}
      />
      <FacetChoices
        id="services-guarantees"
        label={t('services.filterGuarantee')}
        values={filters.guarantees}
        options={facets.guarantees}
        onChange={guarantees => onChange({ guarantees })}
      />
      <FacetChoices
        id="services-capabilities"
        label={t('services.filterCapability')}
        values={filters.capabilities}
        options={facets.capabilities}
        onChange={capabilities => onChange({ capabilities })}
      />
      <FacetChoice
        id="services-owner"
        label={t('services.filterOwner')}
        value={filters.owner}
        options={facets.owners.map(ref => ({
          value: ref,
          label: <EntityDisplayName entityRef={ref} hideIcon disableTooltip />,
        }))}
        onChange={owner => onChange({ owner })}
      />
    </>
  );
}
