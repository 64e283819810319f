import { splitLines } from '@services-toolkit/kubernetes-runtime';
import { Bookmarks } from './Bookmarks';
import { expired } from './expired';
import { LineQueue } from './LineQueue';

/** What is still on its way when one of several watches has ended gets this long. */
const drainMs = 500;
/** Longer events are no Kubernetes objects any more; of all watches together no more is kept. */
export const longestEvent = 32 * 1024 * 1024;

interface WatchEvent {
  type: string;
  object: { metadata?: { resourceVersion?: unknown } };
}

type Body = AsyncIterable<Buffer> & { destroy(): unknown };

/** How several watches become one. */
export interface MergeOptions {
  /** Applied to the object of each event; events are passed on as they are when left out. */
  transform?: (object: unknown) => unknown;
  /** The version from which on the watches tell, where the client has named one. */
  from?: string | undefined;
  /** What a bookmark holds beside its version, where the client takes bookmarks. */
  bookmark?: object | undefined;
  /** Whether the client only shows what comes, and does not go on from there. */
  isShown?: boolean;
}

/**
 * The events of several watches as one, as lines. It ends when one of them does, however that was. A client that went on from the
 * last version that it has seen would miss what another one was about to tell: at the end there is a bookmark of the slowest, or
 * that everything has to be listed again.
 *
 * @param bodies - what the service cluster answers to each of them
 */
export async function* mergeWatches(
  bodies: readonly Body[],
  options: MergeOptions = {},
): AsyncGenerator<string> {
  const bookmarks = new Bookmarks(bodies.length, options.from);
  // A client that reads slowly has the watches wait.
  const lines = new LineQueue();
  let pending = 0;
  let drained: NodeJS.Timeout | undefined;
  const destroyAll = () => bodies.forEach(body => body.destroy());
  const read = async (body: Body, index: number) => {
    let own = 0;
    const counted = async function* counted() {
      for await (const chunk of body) {
        own += chunk.length;
        pending += chunk.length;
        if (pending > longestEvent) {
          throw new Error(`events have more than ${longestEvent} bytes`);
        }
        yield chunk;
        // By then all lines that have ended are passed on.
        const begun = chunk.length - 1 - chunk.lastIndexOf(0x0a);
        const left = begun === chunk.length ? own : begun;
        pending -= own - left;
        own = left;
      }
    };
    try {
      for await (const line of splitLines(counted(), longestEvent)) {
        const passed = passOn(line, index, bookmarks, options.transform);
        if (passed !== undefined) {
          await lines.add(passed);
        }
      }
    } finally {
      pending -= own;
      drained ??= setTimeout(destroyAll, drainMs);
    }
  };
  const reading = Promise.allSettled(bodies.map(read)).then(() => lines.end());
  try {
    yield* lines;
    const last = lastEvent(bookmarks, options);
    if (last !== undefined) {
      yield last;
    }
  } finally {
    clearTimeout(drained);
    lines.close();
    destroyAll();
    await reading;
  }
}

/** What a client needs to know to go on; undefined where that is nothing. */
function lastEvent(
  bookmarks: Bookmarks,
  { bookmark, isShown }: MergeOptions,
): string | undefined {
  if (!bookmarks.isAhead || isShown) {
    return undefined;
  }
  const { slowest } = bookmarks;
  return bookmark && slowest !== undefined
    ? JSON.stringify({
        type: 'BOOKMARK',
        object: {
          ...bookmark,
          metadata: { resourceVersion: slowest, creationTimestamp: null },
        },
      })
    : expired('a watch over several namespaces broke off: list again');
}

/** An event for the client; undefined for a bookmark that tells nothing new of all watches together. */
function passOn(
  line: string,
  index: number,
  bookmarks: Bookmarks,
  transform: ((object: unknown) => unknown) | undefined,
): string | undefined {
  const event = JSON.parse(line) as WatchEvent;
  const metadata = event.object.metadata ?? {};
  if (event.type !== 'BOOKMARK') {
    bookmarks.passed(index, metadata.resourceVersion);
    return event.type === 'ERROR' || !transform
      ? line
      : JSON.stringify({ ...event, object: transform(event.object) });
  }
  const version = bookmarks.reached(index, metadata.resourceVersion);
  return version === undefined
    ? undefined
    : JSON.stringify({
        ...event,
        object: {
          ...event.object,
          metadata: { ...metadata, resourceVersion: version },
        },
      });
}
