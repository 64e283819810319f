import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What a service is, as far as its names tell. */
export const serviceKinds = [
  'database',
  'cache',
  'queue',
  'storage',
  'credentials',
  'other',
] as const;

export type ServiceKind = (typeof serviceKinds)[number];

/** First match wins, so `redis` in a name beats `data`. */
const words: [ServiceKind, RegExp][] = [
  ['cache', /redis|valkey|memcache|cache|hazelcast|gemfire/],
  ['queue', /rabbit|kafka|queue|amqp|nats|pulsar|pubsub|messag|stream/],
  [
    'database',
    /postgres|mysql|maria|mongo|cassandra|cockroach|oracle|mssql|sqlserver|database|\bdb\b|sql/,
  ],
  ['storage', /bucket|\bs3\b|minio|objectstor|blob|storage|volume/],
  ['credentials', /secret|credential|vault/],
];

/** Nothing in the API says what kind of service a class is, so its names are asked. */
export function serviceKind(
  offering: Pick<Offering, 'class' | 'title' | 'instanceType'>,
): ServiceKind {
  const names = [
    offering.instanceType?.kind,
    offering.instanceType?.group,
    offering.class,
    offering.title,
  ]
    .join(' ')
    .toLocaleLowerCase('en-US');
  return words.find(([, pattern]) => pattern.test(names))?.[0] ?? 'other';
}
