import { Suspense, lazy, useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useOfferingAccess } from '../../hooks/useOfferingAccess';
import { useOwnerTitle } from '../../hooks/useOwnerTitle';
import { useTexts } from '../../hooks/useTexts';
import { relationNodes, relationsHeight } from '../../model/relationNodes';
import { entryPlans } from '../../model/ServicesEntry';
import { capabilitiesOf, guaranteesOf } from '../../model/statementsOf';
import { ClusterReadiness } from '../OfferingContent/ClusterReadiness';
import { OfferingConflict } from '../OfferingContent/OfferingConflict';
import { DeprecationBanner } from './DeprecationBanner';
import { PlanCards } from './PlanCards';
import { SafeMarkdown } from './SafeMarkdown';
import { ServiceHead } from './ServiceHead';
import { ServiceOutputs } from './ServiceOutputs';
import { ServiceSupport } from './ServiceSupport';
import { Source } from './Source';
import { Statements } from './Statements';
import { TitledSection } from './TitledSection';
import { UnknownFacts } from './UnknownFacts';
import { useSourceOf } from './useSourceOf';

/** The library that draws it is large, and not every service has relations. */
const ServiceRelations = lazy(async () => ({
  default: (await import('./ServiceRelations')).ServiceRelations,
}));

/** All that a person needs to choose a service, and the way to a claim. */
export const ServiceDetails = (props: { service: ServiceInDetail }) => {
  const { service } = props;
  const t = useTexts();
  const plans = useMemo(() => entryPlans(service), [service]);
  const offerings = useMemo(
    () => plans.map(({ offering }) => offering),
    [plans],
  );
  const access = useOfferingAccess(offerings, useClaimTargets());
  const owner = useOwnerTitle()(service.owner) ?? service.provider?.name;
  const sourceOf = useSourceOf(service);
  const guarantees = guaranteesOf(service);
  const capabilities = capabilitiesOf(service);
  return (
    <>
      <OfferingConflict offering={service} />
      <DeprecationBanner service={service} />
      <ServiceHead service={service} plans={plans} />
      <TitledSection title={t('service.plans')}>
        <PlanCards plans={plans} access={access} owner={owner} />
      </TitledSection>
      {service.longDescription && (
        <TitledSection title={t('service.about')}>
          <SafeMarkdown content={service.longDescription} />
          <Source from={sourceOf('longDescription')} />
        </TitledSection>
      )}
      {guarantees.length > 0 && (
        <TitledSection title={t('service.guarantees')}>
          <Statements
            label={t('service.guarantees')}
            kind="guarantee"
            statements={guarantees}
          />
        </TitledSection>
      )}
      {capabilities.length > 0 && (
        <TitledSection title={t('service.capabilities')}>
          <Statements
            label={t('service.capabilities')}
            kind="capability"
            statements={capabilities}
          />
        </TitledSection>
      )}
      <UnknownFacts service={service} />
      <TitledSection title={t('offering.where')}>
        <ClusterReadiness clusters={service.clusters} />
      </TitledSection>
      <TitledSection title={t('service.outputs')}>
        {service.outputs.length > 0 && (
          <Typography gutterBottom>{t('service.outputsText')}</Typography>
        )}
        <ServiceOutputs service={service} />
      </TitledSection>
      {service.relations.length > 0 && (
        <TitledSection title={t('service.relations')}>
          <Suspense
            fallback={
              <Skeleton
                variant="rect"
                height={relationsHeight(
                  relationNodes(service.relations).nodes.length,
                )}
              />
            }
          >
            <ServiceRelations relations={service.relations} />
          </Suspense>
        </TitledSection>
      )}
      <TitledSection title={t('service.support')}>
        <ServiceSupport service={service} />
      </TitledSection>
    </>
  );
};
