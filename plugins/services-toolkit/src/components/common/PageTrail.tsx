import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '../../hooks/useTexts';
import { claimsRouteRef, rootRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 1),
    margin: theme.spacing(0, 0, 0.5),
    padding: 0,
    listStyle: 'none',
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    '& > li + li::before': {
      content: '"/"',
      marginRight: theme.spacing(1),
      color: theme.palette.text.secondary,
    },
  },
}));

/** The pages above one: *Services*, and of claims *My claims*. */
export const PageTrail = (props: { ofClaim?: boolean }) => {
  const classes = useStyles();
  const t = useTexts();
  const services = useRouteRef(rootRouteRef)();
  const claims = useRouteRef(claimsRouteRef)();
  return (
    <nav aria-label={t('common.trail')}>
      <ol className={classes.root}>
        <li>
          <Link to={services}>{t('services.all')}</Link>
        </li>
        {props.ofClaim && (
          <li>
            <Link to={claims}>{t('services.myClaims')}</Link>
          </li>
        )}
      </ol>
    </nav>
  );
};
