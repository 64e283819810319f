import { useEffect, useMemo, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useTexts } from '../../hooks/useTexts';
import { offeringKey } from '../../model/offeringKey';
import { preferredPlan } from '../../model/preferredPlan';
import type { ServicesEntry } from '../../model/ServicesEntry';
import { NoServicesYet } from '../ServicesPage/NoServicesYet';
import { useFoundEntries } from '../ServicesPage/useFoundEntries';
import { ServiceOption } from './ServiceOption';

/** From so many services on a search is worth its place. */
const SEARCH_FROM = 6;

/** The first step: which service. What one can claim comes first. */
export const ChooseService = (props: {
  entries: readonly ServicesEntry[];
  /** What the address asked for and nobody offers. */
  missing?: string;
  onChoose: (offering: Pick<Offering, 'group' | 'class'>) => void;
  onObject: () => void;
  /** By what one needs; `undefined` where no service says what it has. */
  onNeed?: () => void;
}) => {
  const { entries, missing, onChoose } = props;
  const t = useTexts();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const filters = useMemo(() => ({ query }), [query]);
  const { ordered, access } = useFoundEntries(
    entries,
    filters,
    useClaimTargets(),
  );
  const otherWays = (
    <div>
      {props.onNeed && (
        <Button size="small" onClick={props.onNeed}>
          {t('need.open')}
        </Button>
      )}
      <Button size="small" onClick={props.onObject}>
        {t('dialog.object.know')}
      </Button>
    </div>
  );
  if (entries.length === 0) {
    return (
      <>
        <NoServicesYet />
        {otherWays}
      </>
    );
  }
  return (
    <>
      {missing && (
        <Alert severity="warning">
          {t('dialog.notOffered', { class: missing })}
        </Alert>
      )}
      <Typography id="claim-dialog-service">
        {t('dialog.chooseService')}
      </Typography>
      {entries.length >= SEARCH_FROM && (
        <TextField
          id="claim-search"
          type="search"
          variant="outlined"
          size="small"
          margin="dense"
          label={t('services.search')}
          value={query}
          inputRef={search}
          onChange={event => setQuery(event.target.value)}
        />
      )}
      {ordered.length === 0 && (
        <Typography color="textSecondary">
          {t('dialog.noMatch', { query })}
        </Typography>
      )}
      <List aria-labelledby="claim-dialog-service">
        {ordered.map(entry => {
          const chosen =
            entry.kind === 'class'
              ? entry.offering
              : preferredPlan(entry.plans)?.offering;
          return (
            <li key={entry.key}>
              <ServiceOption
                entry={entry}
                access={access[entry.key]}
                onChoose={chosen && (() => onChoose(chosen))}
              />
            </li>
          );
        })}
      </List>
      {otherWays}
    </>
  );
};

/** The service that has a class as a plan. */
export function serviceOfClass(
  entries: readonly ServicesEntry[],
  key: string | undefined,
) {
  return entries.flatMap(entry =>
    entry.kind === 'service' &&
    entry.plans.some(({ offering }) => offeringKey(offering) === key)
      ? [entry]
      : [],
  )[0];
}
