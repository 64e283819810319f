import { useState } from 'react';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import ExtensionIcon from '@material-ui/icons/ExtensionOutlined';
import MemoryIcon from '@material-ui/icons/Memory';
import StorageIcon from '@material-ui/icons/Storage';
import SwapHorizIcon from '@material-ui/icons/SwapHoriz';
import VpnKeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { makeStyles } from '@material-ui/core/styles';
import type { ServiceKind } from '../../model/serviceKind';

const icons = {
  database: StorageIcon,
  cache: MemoryIcon,
  queue: SwapHorizIcon,
  storage: CloudQueueIcon,
  credentials: VpnKeyIcon,
  other: ExtensionIcon,
} as const satisfies Record<ServiceKind, unknown>;

const useStyles = makeStyles(theme => ({
  root: {
    flexShrink: 0,
    width: 40,
    height: 40,
    padding: 7,
    boxSizing: 'border-box',
    borderRadius: theme.shape.borderRadius * 2,
    color: theme.palette.type === 'dark' ? '#8fdcd4' : '#14524e',
    backgroundColor:
      theme.palette.type === 'dark' ? 'rgba(95, 208, 197, 0.14)' : '#e2f3f1',
  },
  image: { objectFit: 'contain', padding: 4 },
}));

/** The picture that the provider gave, else one for the kind of service. It only decorates: a name stands beside it. */
export const ServiceIcon = (props: { icon?: string; kind: ServiceKind }) => {
  const classes = useStyles();
  const [broken, setBroken] = useState<string>();
  const { icon } = props;
  if (icon && icon !== broken && /^(https:|data:image\/)/.test(icon)) {
    return (
      <img
        src={icon}
        alt=""
        className={`${classes.root} ${classes.image}`}
        referrerPolicy="no-referrer"
        onError={() => setBroken(icon)}
      />
    );
  }
  const Icon = icons[props.kind];
  return <Icon className={classes.root} aria-hidden />;
};
