import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'block',
    fontSize: '0.8rem',
    color: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
  },
}));

/** Whose statement something is, where it is not the operator's own. */
export const Source = (props: {
  /** The name of the ClusterResource. */
  from: string | undefined;
}) => {
  const classes = useStyles();
  const t = useTexts();
  return props.from === undefined ? null : (
    <small className={classes.root}>
      {t('service.inherited', { from: props.from })}
    </small>
  );
};
