import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useIsOwner } from '../../hooks/useIsOwner';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from '../common/CodeBlock';
import { ServiceSection } from './ServiceSection';
import { TitledSection } from './TitledSection';

/** How the kinds of a service are used; what the API server would not take only those see who can mend it. */
export const Examples = (props: { service: ServiceInDetail }) => {
  const { examples, owner } = props.service;
  const t = useTexts();
  const isOwner = useIsOwner(owner);
  return (
    <>
      {examples
        .filter(({ valid }) => valid !== 'False' || isOwner)
        .map(({ name, kind, group, version, description, yaml, ...check }) => (
          <TitledSection key={name} title={description ?? name}>
            {check.valid === 'False' && (
              <Alert severity="warning">
                {t('examples.invalid', { reason: check.message ?? '' })}
              </Alert>
            )}
            <Typography variant="body2" color="textSecondary" gutterBottom>
              {kind}, {group ? `${group}/${version}` : version}
            </Typography>
            <CodeBlock text={yaml} what={description ?? name} />
          </TitledSection>
        ))}
    </>
  );
};

/** The tab *Examples* of a service. @public */
export const ServiceExamples = () => {
  const t = useTexts();
  return (
    <ServiceSection title={t('examples.title')}>
      {service =>
        service.examples.length === 0 ? (
          <Typography color="textSecondary">{t('examples.none')}</Typography>
        ) : (
          <Examples service={service} />
        )
      }
    </ServiceSection>
  );
};
