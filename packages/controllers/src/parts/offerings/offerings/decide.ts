import { isDeepStrictEqual } from 'node:util';
import { isBase64 } from '@services-toolkit/cel';
import {
  clusterServiceOfferingConditions,
  type ClusterServiceOfferingStatus,
} from '@services-toolkit/kubernetes-api';
import {
  describeService,
  type Problem,
  type ServiceDescription,
} from '@services-toolkit/offerings';
import type { Decision } from '../../../runtime/Decision';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { offeringFindings } from './findings';
import type { OfferingObservation } from './Observation';
import { compareOutputs } from './outputs';
import { tellPlan } from './plans';
import type { Requirements } from './Requirements';
import { tellJudgement } from './judgements';

export type OfferingStep =
  | { kind: 'nothing' }
  | { kind: 'writeStatus'; status: ClusterServiceOfferingStatus };

/** Everything that a ClusterServiceOffering's status says. */
export function decideOffering(
  observation: OfferingObservation,
  requirements: Requirements,
  now: Date,
): Decision<OfferingStep> {
  const { offering, resources, classes, infrastructure } = observation;
  const { spec, status: before } = offering;
  const description = describeService(offering, resources);
  const plans = (spec.plans ?? []).map(plan => tellPlan(plan, classes));
  const capabilities = description.capabilities.map(
    ({ name, title, requires }) =>
      tellJudgement(
        { name, ...(title && { title }) },
        requirements.judge(requires, infrastructure),
        before?.capabilities,
        now,
      ),
  );
  const guarantees = (spec.qualityOfService ?? []).map(
    ({ name, title, value, plans: of, requires }) =>
      tellJudgement(
        { name, title, ...(value && { value }), ...(of && { plans: of }) },
        requirements.judge(requires, infrastructure),
        before?.qualityOfService,
        now,
      ),
  );
  const outputs = compareOutputs(description.outputs, classes);
  const findings = offeringFindings(observation, {
    problems: problemsOf(observation, description, requirements),
    plans,
    description,
    outputs,
  });
  const status: ClusterServiceOfferingStatus = {
    ...observedGenerationOf(offering),
    conditions: statusConditions(
      clusterServiceOfferingConditions,
      findings,
      offering,
      now,
    ),
    summary: summaryOf(plans, guarantees),
    plans,
    capabilities,
    qualityOfService: guarantees,
    ...(outputs && { outputs }),
    inherited: [...description.inherited],
  };
  return {
    step: isDeepStrictEqual(status, before)
      ? { kind: 'nothing' }
      : { kind: 'writeStatus', status },
    requeueAfterMs: undefined,
    // Every reason for which an offering is not Ready is its operator's to remove.
    who: findings.Ready?.status === 'True' ? 'wait' : 'operator',
  };
}

function summaryOf(
  plans: NonNullable<ClusterServiceOfferingStatus['plans']>,
  guarantees: NonNullable<ClusterServiceOfferingStatus['qualityOfService']>,
): ClusterServiceOfferingStatus['summary'] {
  const ready = plans.filter(one => one.ready === 'True').length;
  const notKept = guarantees.filter(({ met }) => met !== 'True');
  return {
    plans: `${ready}/${plans.length}`,
    guarantees: `${guarantees.length - notKept.length}/${guarantees.length}`,
    ...(notKept.length > 0 && {
      notKept: notKept.map(({ name }) => name).join(', '),
    }),
  };
}

function problemsOf(
  { offering: { spec } }: OfferingObservation,
  { capabilities, icon, inherited }: ServiceDescription,
  requirements: Requirements,
): Problem[] {
  const whoseIs = (field: string) => {
    const from = inherited.find(one => one.field === field)?.from;
    return from === undefined ? '' : ` (of the ClusterResource "${from}")`;
  };
  return [
    ...capabilities.flatMap(({ name, requires }) => {
      const place = `capabilities[${name}]`;
      return requirements.problems(`${place}${whoseIs(place)}`, requires);
    }),
    ...(spec.qualityOfService ?? []).flatMap(({ name, requires }) =>
      requirements.problems(`qualityOfService[${name}]`, requires),
    ),
    ...(icon?.base64data !== undefined && !isBase64(icon.base64data)
      ? [
          {
            place: `icon.base64data${whoseIs('icon')}`,
            message: 'it is not base64',
          },
        ]
      : []),
  ];
}
