import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesEntry } from './ServicesEntry';
import { serviceKind } from './serviceKind';
import type { ServiceKind } from './serviceKind';

/** Where services belong: Artifact Hub's categories and some more. */
export const categories = [
  'database',
  'cache',
  'messaging',
  'streaming-messaging',
  'search',
  'storage',
  'identity',
  'security',
  'networking',
  'dns',
  'email',
  'monitoring-logging',
  'integration-delivery',
  'ai-machine-learning',
  'other',
] as const;

export type Category = (typeof categories)[number];

const kindOfCategory: Partial<Record<Category, ServiceKind>> = {
  database: 'database',
  cache: 'cache',
  messaging: 'queue',
  'streaming-messaging': 'queue',
  storage: 'storage',
  identity: 'credentials',
  security: 'credentials',
};

const categoryOfKind: Record<ServiceKind, Category> = {
  database: 'database',
  cache: 'cache',
  queue: 'messaging',
  storage: 'storage',
  credentials: 'security',
  other: 'other',
};

/** What a service says of itself, else what its names tell. There may be categories that this version does not know. */
export function categoryOf(entry: ServicesEntry): Category {
  if (entry.kind === 'class') {
    return categoryOfKind[serviceKind(entry.offering)];
  }
  const { category } = entry.service;
  return (
    categories.find(one => one === category) ??
    categoryOfKind[kindOfService(entry.service)]
  );
}

/** By which picture a service is shown that has none of its own. */
export function kindOfService(
  service: Pick<Service, 'category' | 'type' | 'name' | 'title'>,
): ServiceKind {
  const category = categories.find(one => one === service.category);
  return (
    (category && kindOfCategory[category]) ??
    serviceKind({
      class: `${service.type ?? ''} ${service.name}`,
      title: service.title,
    })
  );
}
