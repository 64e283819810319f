import { serviceKind } from './serviceKind';

describe('serviceKind', () => {
  it.each([
    ['postgres-pool', 'Orders', 'PostgresInstance', 'database'],
    ['bigcorp-rabbitmq', 'Messages', 'RabbitmqCluster', 'queue'],
    ['fast', 'Valkey cache', undefined, 'cache'],
    ['redis-database', 'Redis', undefined, 'cache'],
    ['files', 'An S3 bucket', undefined, 'storage'],
    ['legacy', 'Old mainframe', 'Secret', 'credentials'],
    ['thing', 'A thing', 'Thing', 'other'],
    ['db', 'db', undefined, 'database'],
    ['dbeaver', 'Workbench', undefined, 'other'],
  ])('%s, titled %s, of kind %s is %s', (className, title, kind, expected) => {
    expect(
      serviceKind({
        class: className,
        title,
        instanceType: kind ? { kind } : undefined,
      }),
    ).toBe(expected);
  });
});
