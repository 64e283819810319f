import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Access } from '../../hooks/useAccess';
import { useOwnerTitle } from '../../hooks/useOwnerTitle';
import { useTexts } from '../../hooks/useTexts';
import { ownerOf } from '../../model/filterEntries';
import { serviceKind } from '../../model/serviceKind';
import { titleOf } from '../../model/ServicesEntry';
import type { ServicesEntry } from '../../model/ServicesEntry';
import { ServiceState } from '../Service/ServiceState';
import { OfferingState } from '../ServicesPage/OfferingState';
import { shortRefusal } from '../common/Refusal';
import { ServiceIcon } from '../common/ServiceIcon';
import { ServicePicture } from '../common/ServicePicture';

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

/** A service to choose; where one may not claim it, that is said, since one may still propose to. */
export const ServiceOption = (props: {
  entry: ServicesEntry;
  access?: Access;
  /** `undefined` where there is nothing to claim of it. */
  onChoose?: () => void;
}) => {
  const { entry, access, onChoose } = props;
  const classes = useStyles();
  const t = useTexts();
  const service = entry.kind === 'service' ? entry.service : undefined;
  const owner = useOwnerTitle()(ownerOf(entry)) ?? service?.provider?.name;
  const description =
    entry.kind === 'service'
      ? entry.service.shortDescription
      : entry.offering.description;
  return (
    <ListItem
      button
      component="div"
      className={classes.item}
      disabled={!onChoose}
      onClick={onChoose}
    >
      {entry.kind === 'service' ? (
        <ServicePicture service={entry.service} />
      ) : (
        <ServiceIcon
          icon={entry.offering.icon}
          kind={serviceKind(entry.offering)}
        />
      )}
      <ListItemText
        className={classes.text}
        primaryTypographyProps={{ className: classes.clamped }}
        secondaryTypographyProps={{ component: 'div' }}
        primary={titleOf(entry)}
        secondary={
          <>
            <Typography
              variant="body2"
              color="textSecondary"
              className={classes.clamped}
            >
              {description ?? t('services.noDescription')}
            </Typography>
            {access?.state === 'denied' && (
              <Typography variant="body2">
                {shortRefusal(t, access, owner)}
              </Typography>
            )}
          </>
        }
      />
      {entry.kind === 'service' ? (
        <ServiceState plans={entry.plans} />
      ) : (
        <OfferingState offering={entry.offering} />
      )}
    </ListItem>
  );
};
