import { searchWords } from './searchWords';

describe('searchWords', () => {
  it.each<[names: string[], category: string | undefined, words: string[]]>([
    [['PostgreSQL', 'small'], 'database', ['db', 'sql', 'rdbms', 'pg', 'psql']],
    [['orders', 'rabbitmq'], undefined, ['rmq', 'amqp']],
    [['orders'], 'constructor', []],
    [[], undefined, []],
  ])('of %j in %s are %j', (names, category, words) => {
    expect(searchWords({ names, category })).toEqual(words);
  });
});
