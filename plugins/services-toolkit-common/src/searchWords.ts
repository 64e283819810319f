/** What people call services of a category, too; the categories are those of ClusterServiceOffering. */
const categoryWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['database', ['db', 'sql', 'rdbms']],
  ['cache', ['kv', 'key-value']],
  ['messaging', ['queue', 'mq', 'broker']],
  ['streaming-messaging', ['queue', 'mq', 'broker', 'stream']],
  ['storage', ['bucket', 's3', 'blob']],
]);

/** How products are called for short, by the beginning of their names. */
const shortNames: readonly [string, readonly string[]][] = [
  ['postgres', ['pg', 'psql']],
  ['mysql', ['my']],
  ['mariadb', ['mysql']],
  ['mongo', ['mdb']],
  ['rabbitmq', ['rmq', 'amqp']],
  ['elasticsearch', ['es', 'elastic']],
];

/**
 * Words by which a service is looked for although nobody wrote them on it, such as "pg" and "db".
 *
 * @param names - all that it is called, and its type
 * @public
 */
export function searchWords(service: {
  names: readonly string[];
  category?: string;
}): string[] {
  const text = service.names.join(' ').toLocaleLowerCase('en-US');
  return [
    ...(categoryWords.get(service.category ?? '') ?? []),
    ...shortNames.flatMap(([name, short]) =>
      text.includes(name) ? short : [],
    ),
  ];
}
