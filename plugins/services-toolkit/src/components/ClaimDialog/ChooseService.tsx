import { useEffect, useRef, useState } from 'react';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { filterOfferings } from '../../model/filterOfferings';
import { offeringKey } from '../../model/offeringKey';
import { serviceKind } from '../../model/serviceKind';
import { NoServicesYet } from '../ServicesPage/NoServicesYet';
import { OfferingState } from '../ServicesPage/OfferingState';
import { ServiceIcon } from '../common/ServiceIcon';

/** From so many services on a search is worth its place. */
const SEARCH_FROM = 6;

const useStyles = makeStyles(theme => ({
  item: {
    gap: theme.spacing(1.5),
    alignItems: 'flex-start',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    marginBottom: theme.spacing(1),
    '&.Mui-focusVisible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  text: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  clamped: {
    overflow: 'hidden',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
}));

/** The first step: which service. */
export const ChooseService = (props: {
  offerings: readonly Offering[];
  /** What the address asked for and nobody offers. */
  missing?: string;
  onChoose: (offering: Offering) => void;
  onObject: () => void;
}) => {
  const { offerings, missing, onChoose } = props;
  const classes = useStyles();
  const t = useTexts();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const found = filterOfferings(offerings, { query });
  const knowObject = (
    <div>
      <Button size="small" onClick={props.onObject}>
        {t('dialog.object.know')}
      </Button>
    </div>
  );
  if (offerings.length === 0) {
    return (
      <>
        <NoServicesYet />
        {knowObject}
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
      {offerings.length >= SEARCH_FROM && (
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
      {found.length === 0 && (
        <Typography color="textSecondary">
          {t('dialog.noMatch', { query })}
        </Typography>
      )}
      <List aria-labelledby="claim-dialog-service">
        {found.map(offering => (
          <li key={offeringKey(offering)}>
            <ListItem
              button
              component="div"
              className={classes.item}
              onClick={() => onChoose(offering)}
            >
              <ServiceIcon icon={offering.icon} kind={serviceKind(offering)} />
              <ListItemText
                className={classes.text}
                primaryTypographyProps={{ className: classes.clamped }}
                secondaryTypographyProps={{ className: classes.clamped }}
                primary={offering.title}
                secondary={offering.description ?? t('services.noDescription')}
              />
              <OfferingState offering={offering} />
            </ListItem>
          </li>
        ))}
      </List>
      {knowObject}
    </>
  );
};
