import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import type { Lack } from './Lack';
import type { ClassSelector } from './lacksOf';

/** A capability or guarantee that is asked for, and is not there. @public */
export type PromiseLack = Extract<Lack, { kind: 'capability' | 'guarantee' }>;

/**
 * Which of the capabilities and guarantees that are asked for a plan does not have on this cluster, by what the status of its
 * offering says.
 *
 * @public
 */
export function promiseLacks(
  {
    capabilities = [],
    guarantees = [],
  }: Pick<ClassSelector, 'capabilities' | 'guarantees'>,
  { status }: Pick<ClusterServiceOffering, 'status'>,
  planName: string,
): PromiseLack[] {
  return [
    ...capabilities.flatMap(wanted =>
      lackOf(
        'capability',
        wanted,
        status?.capabilities?.find(({ name }) => name === wanted),
      ),
    ),
    ...guarantees.flatMap(wanted =>
      lackOf(
        'guarantee',
        wanted,
        status?.qualityOfService?.find(
          ({ name, plans }) =>
            name === wanted && (!plans || plans.includes(planName)),
        ),
      ),
    ),
  ];
}

function lackOf(
  kind: PromiseLack['kind'],
  wanted: string,
  said: { met: string; message?: string } | undefined,
): PromiseLack[] {
  if (said?.met === 'True') {
    return [];
  }
  return [
    {
      kind,
      wanted,
      ...(said && { met: said.met === 'False' ? 'False' : 'Unknown' }),
      ...(said?.message && { message: said.message }),
    },
  ];
}
