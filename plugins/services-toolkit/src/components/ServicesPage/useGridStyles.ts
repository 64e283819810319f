import { makeStyles } from '@material-ui/core/styles';

/** The grid of cards, for the cards and for their skeletons. */
export const useGridStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
}));
