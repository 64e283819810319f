import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from '../common/CodeBlock';
import { exampleService } from './exampleService';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    maxWidth: 720,
  },
  title: { margin: 0, fontSize: '1.25rem' },
}));

/** What a service is, and how a platform team publishes the first one. */
export const NoServicesYet = () => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <section className={classes.root}>
      <Typography component="h3" className={classes.title}>
        {t('empty.title')}
      </Typography>
      <Typography>{t('empty.text')}</Typography>
      <Typography>{t('empty.how')}</Typography>
      <CodeBlock text={exampleService} what={t('empty.copy')} />
    </section>
  );
};
