import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { coreApis, useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { LogoMark } from './LogoMark';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    marginLeft: 22,
    color: '#fff',
    fontSize: 16,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'none' },
  },
});

/** The mark, and with the sidebar open the portal's name. */
export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const title =
    useApi(coreApis.config).getOptionalString('app.title') ??
    'Services Toolkit';
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label={`${title}, home`}
      >
        <LogoMark />
        {isOpen && <span>{title}</span>}
      </Link>
    </div>
  );
};
