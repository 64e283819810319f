import { useSearchParams } from 'react-router-dom';
import Divider from '@material-ui/core/Divider';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import type { ClaimChain as Chain } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';
import { chainStations } from '../../../model/chainStations';
import type { ChainStation } from '../../../model/chainStations';
import { ChainDetails } from './ChainDetails';
import { ChainGraph } from './ChainGraph';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  toggle: {
    padding: theme.spacing(0.5, 1.5),
    '&, &.Mui-selected': { color: theme.palette.text.primary },
  },
}));

const views = ['graph', 'list'] as const;

/** What a claim hangs on, as a graph or as a list; the address says which, and which link is open. */
export const ClaimChain = (props: { chain: Chain }) => {
  const classes = useStyles();
  const t = useTexts();
  const [params, setParams] = useSearchParams();
  const stations = chainStations(props.chain);
  const view = views.find(known => known === params.get('chain')) ?? 'graph';
  const shown = shownStation(stations, params.get('link'), props.chain);
  const set = (name: string, value: string | undefined) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (value === undefined) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={t('chain.views')}
        onChange={(_, next) => next && set('chain', next)}
      >
        {views.map(one => (
          <ToggleButton key={one} value={one} className={classes.toggle}>
            {t(`chain.view.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view === 'graph' ? (
        <>
          <ChainGraph
            stations={stations}
            shown={shown?.id}
            onShow={id => set('link', id ?? 'none')}
          />
          {shown && (
            <div id="chain-details">
              <ChainDetails station={shown} />
            </div>
          )}
        </>
      ) : (
        <ol className={classes.list} aria-label={t('chain.title')}>
          {stations.map((station, index) => (
            <li key={station.id}>
              {index > 0 && <Divider style={{ marginBottom: 16 }} />}
              <ChainDetails station={station} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};

/** The one that was chosen, else the one that holds the claim up. */
function shownStation(
  stations: readonly ChainStation[],
  chosen: string | null,
  { brokenLink }: Chain,
): ChainStation | undefined {
  return chosen
    ? stations.find(({ id }) => id === chosen)
    : stations.find(({ links }) => links.some(({ id }) => id === brokenLink));
}
