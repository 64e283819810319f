import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(4, 0) },
  title: { margin: 0, fontSize: '1.25rem' },
}));

/** The filters hide everything; one click shows it again. */
export const NothingFound = (props: {
  hidden: number;
  onClear: () => void;
}) => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <section className={classes.root}>
      <Typography component="h3" className={classes.title}>
        {t('services.nothingFound')}
      </Typography>
      <Typography gutterBottom>
        {t('services.nothingFoundText', { count: props.hidden })}
      </Typography>
      <Button variant="outlined" onClick={props.onClear}>
        {t('services.clear')}
      </Button>
    </section>
  );
};
