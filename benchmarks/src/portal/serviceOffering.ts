import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { serviceClass, technologies } from './serviceClass';

const PLANS = 3;
const GUARANTEES = 5;

/** A service with three plans and five guarantees, of which the cluster keeps all but one, as controllers leave it. */
export function serviceOffering(
  index: number,
  classes: number,
): ClusterServiceOffering {
  const plans = Array.from({ length: PLANS }, (_, plan) => ({
    name: `plan-${plan}`,
    displayName: `Plan ${plan}`,
    classRef: {
      // Of the same technology: a search for one finds no card that does not name it.
      name:
        serviceClass((index + plan * technologies.length) % classes).metadata
          .name ?? '',
    },
    bullets: ['2 GiB of memory', '20 connections'],
    costs: [{ amount: { eur: 12.5 }, unit: 'MONTHLY' }],
  }));
  const guarantees = Array.from({ length: GUARANTEES }, (_, guarantee) => ({
    name: `guarantee-${guarantee}`,
    title: `Guarantee ${guarantee}`,
    value: '99.9 %',
  }));
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterServiceOffering',
    metadata: { name: `service-${String(index).padStart(3, '0')}` },
    spec: {
      displayName: `${
        technologies[index % technologies.length]
      } service ${index}`,
      type: 'postgresql',
      protocol: 'postgresql',
      provider: { name: 'Data Platform' },
      version: '18.4',
      category: 'database',
      keywords: ['sql', 'relational'],
      shortDescription: 'A database that somebody else runs',
      longDescription: 'What it is. '.repeat(200),
      icon: { mediatype: 'image/png', base64data: 'A'.repeat(20_000) },
      capabilities: [{ name: 'backup', title: 'Backups' }],
      links: [{ title: 'Docs', url: 'https://example.com/docs' }],
      plans,
      qualityOfService: guarantees,
    },
    status: {
      observedGeneration: 1,
      conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
      capabilities: [{ name: 'backup', met: 'True' }],
      plans: plans.map(({ name, classRef }) => ({
        name,
        className: classRef.name,
        ready: 'True',
        availability: { kind: 'pool', free: 4, held: 8, waiting: 0 },
      })),
      qualityOfService: guarantees.map(({ name, title, value }, which) => ({
        ...{ name, title, value },
        ...(which === 0
          ? { met: 'False', message: 'needs 3 nodes, has 1' }
          : { met: 'True' }),
        lastTransitionTime: '2026-01-01T00:00:00Z',
      })),
    },
  };
}
