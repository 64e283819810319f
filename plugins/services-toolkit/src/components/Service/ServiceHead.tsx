import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { categories } from '../../model/categories';
import type { EntryPlan } from '../../model/ServicesEntry';
import { ServicePicture } from '../common/ServicePicture';
import { LifecycleChip } from './LifecycleChip';
import { ServiceState } from './ServiceState';
import { Source } from './Source';
import { useSourceOf } from './useSourceOf';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(2),
    alignItems: 'flex-start',
    [theme.breakpoints.down('xs')]: { flexWrap: 'wrap' },
  },
  words: {
    flex: '1 1 0',
    minWidth: 0,
    overflowWrap: 'anywhere',
    // The state then stands below.
    [theme.breakpoints.down('xs')]: { flexBasis: 'calc(100% - 56px)' },
  },
  chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
}));

/** What a service is, in a line, and whether it can be had. */
export const ServiceHead = (props: {
  service: ServiceInDetail;
  plans: readonly EntryPlan[];
}) => {
  const { service, plans } = props;
  const classes = useStyles();
  const t = useTexts();
  const sourceOf = useSourceOf(service);
  const category = categories.find(one => one === service.category);
  const facts = [
    service.provider && `${t('common.by')} ${service.provider.name}`,
    service.version && t('service.version', { version: service.version }),
    category && t(`category.${category}`),
    service.capabilityLevel &&
      t('service.level', { level: service.capabilityLevel }),
  ].filter(Boolean);
  return (
    <div className={classes.root}>
      <ServicePicture service={service} />
      <div className={classes.words}>
        <Typography>
          {service.shortDescription ?? t('services.noDescription')}
        </Typography>
        <Source from={sourceOf('shortDescription')} />
        <Typography variant="body2" color="textSecondary">
          {facts.join(' · ')}
        </Typography>
      </div>
      <div className={classes.chips}>
        <LifecycleChip lifecycle={service.lifecycle} />
        <ServiceState plans={plans} />
      </div>
    </div>
  );
};
