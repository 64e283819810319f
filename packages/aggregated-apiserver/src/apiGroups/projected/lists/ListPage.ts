import { topLevelMembers } from './topLevelMembers';

/** A list as a service cluster answered it, in pieces of its text. */
export interface ListPage {
  resourceVersion: string;
  /** The service cluster's token for what comes next; empty where nothing does. */
  continue: string;
  /** The members of the list, in order, as text. */
  members: readonly { name: string; text: string }[];
  /** What is between the brackets of `items`, or of a Table's `rows`. */
  items: string;
  count: number;
}

/** Where a list and a Table have what they list. */
const listNames: ReadonlySet<string> = new Set(['items', 'rows']);

/**
 * Takes a list apart.
 *
 * @param transform - applied to each of its items; they are passed on as they are when left out
 * @throws SyntaxError where it is none
 */
export function readListPage(
  text: string,
  transform?: (item: unknown) => unknown,
): ListPage {
  const found = topLevelMembers(text);
  const members = found.map(({ name, start, end }) => ({
    name,
    text: text.slice(start, end),
  }));
  const list = members.find(({ name }) => listNames.has(name));
  const metadata = members.find(({ name }) => name === 'metadata');
  const { resourceVersion, continue: token } = JSON.parse(
    metadata?.text ?? '{}',
  ) as { resourceVersion?: unknown; continue?: unknown };
  if (!list || typeof resourceVersion !== 'string') {
    throw new SyntaxError('it is no list');
  }
  const items = JSON.parse(list.text) as unknown[] | null;
  const own = list.text === 'null' ? '' : list.text.slice(1, -1).trim();
  return {
    resourceVersion,
    continue: typeof token === 'string' ? token : '',
    members,
    items: transform
      ? (items ?? []).map(one => JSON.stringify(transform(one))).join(',')
      : own,
    count: items?.length ?? 0,
  };
}

/** What comes before the items, and what comes behind them. */
export function envelopeOf(
  { members }: ListPage,
  resourceVersion: string,
  token: string,
): { head: string; tail: string } {
  const at = members.findIndex(({ name }) => listNames.has(name));
  const write = ({ name, text }: ListPage['members'][number]) =>
    `${JSON.stringify(name)}:${
      name === 'metadata' ? metadataOf(text, resourceVersion, token) : text
    }`;
  const before = members.slice(0, at).map(one => `${write(one)},`);
  const after = members.slice(at + 1).map(one => `,${write(one)}`);
  const name = members[at]?.name ?? 'items';
  return {
    head: `{${before.join('')}${JSON.stringify(name)}:[`,
    tail: `]${after.join('')}}`,
  };
}

/** How many are left is known of one namespace only. */
function metadataOf(
  text: string,
  resourceVersion: string,
  token: string,
): string {
  const { remainingItemCount: _, ...metadata } = JSON.parse(text) as Record<
    string,
    unknown
  >;
  if (token === '' && metadata.continue === undefined) {
    return JSON.stringify({ ...metadata, resourceVersion });
  }
  return JSON.stringify({ ...metadata, continue: token, resourceVersion });
}
