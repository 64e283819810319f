import { searchWords as shortNamesOf } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { serviceKind } from './serviceKind';
import type { ServiceKind } from './serviceKind';

/** What people call a kind of service, too. */
const kindWords: Readonly<Record<ServiceKind, readonly string[]>> = {
  database: ['database', 'db', 'sql', 'rdbms'],
  cache: ['cache', 'kv', 'key-value'],
  queue: ['queue', 'messaging', 'mq', 'broker'],
  storage: ['storage', 'bucket', 's3', 'blob'],
  credentials: ['credentials', 'secret'],
  other: ['other'],
};

/** Words by which an offering is found although they stand nowhere in it. */
export function searchWords(
  offering: Pick<Offering, 'class' | 'title' | 'instanceType'>,
): string[] {
  return wordsOfService(serviceKind(offering), [
    offering.class,
    offering.title,
    offering.instanceType?.kind ?? '',
  ]);
}

/** The same of anything that has names and is a service of a kind. */
export function wordsOfService(
  kind: ServiceKind,
  names: readonly string[],
): string[] {
  return [...kindWords[kind], ...shortNamesOf({ names })];
}
