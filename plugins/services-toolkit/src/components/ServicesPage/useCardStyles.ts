import { makeStyles } from '@material-ui/core/styles';

const twoLines = {
  overflow: 'hidden',
  overflowWrap: 'anywhere',
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
} as const;

/** What the cards of the page *Services* look like. */
export const useCardStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    height: '100%',
    boxSizing: 'border-box',
    padding: theme.spacing(2),
    minWidth: 0,
  },
  head: { display: 'flex', gap: theme.spacing(1.5), alignItems: 'flex-start' },
  names: { flex: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: '1.05rem',
    fontWeight: 700,
    lineHeight: 1.3,
    ...twoLines,
  },
  text: twoLines,
  conflict: { display: 'flex', gap: theme.spacing(1) },
  foot: { marginTop: 'auto', paddingTop: theme.spacing(1) },
  reason: { overflowWrap: 'anywhere', marginBottom: theme.spacing(1) },
  actions: {
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
  },
}));
