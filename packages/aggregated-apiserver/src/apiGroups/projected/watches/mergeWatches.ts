import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { splitLines } from '@services-toolkit/kubernetes-runtime';
import { Bookmarks } from './Bookmarks';

/** What is still on its way when one of several watches has ended gets this long. */
const drainMs = 500;
/** A client that reads slowly has the watches wait. */
const mostLines = 256;
/** Longer events are no Kubernetes objects any more. */
const longestLine = 32 * 1024 * 1024;

interface Bookmark {
  type: string;
  object: { metadata?: { resourceVersion?: unknown } };
}

type Body = AsyncIterable<Buffer> & { destroy(): unknown };

/**
 * The events of several watches as one, as lines. It ends when one of them does: a client that goes on from the last version
 * that it has seen must not miss what another one was about to tell.
 *
 * @param bodies - what the service cluster answers to each of them
 * @param transform - applied to the object of each event; events are passed on as they are when left out
 */
export async function* mergeWatches(
  bodies: readonly Body[],
  transform?: (object: unknown) => unknown,
): AsyncGenerator<string> {
  const bookmarks = new Bookmarks(bodies.length);
  // A client that reads slowly has the watches wait.
  const lines = new PassThrough({ objectMode: true, highWaterMark: mostLines });
  const finished = new AbortController();
  let drained: NodeJS.Timeout | undefined;
  const read = async (body: Body, index: number) => {
    try {
      for await (const line of splitLines(body, longestLine)) {
        const passed = passOn(line, index, bookmarks, transform);
        if (passed !== undefined && !lines.write(passed)) {
          await once(lines, 'drain', { signal: finished.signal });
        }
      }
    } finally {
      drained ??= setTimeout(
        () => bodies.forEach(one => one.destroy()),
        drainMs,
      );
    }
  };
  const reading = Promise.allSettled(bodies.map(read)).then(ends => {
    // The first that ended did so by itself; the others were broken off.
    const failed = ends.find(end => end.status === 'rejected');
    const isBroken = failed && ends.every(end => end.status === 'rejected');
    lines.end();
    return isBroken ? failed.reason : undefined;
  });
  try {
    yield* lines;
    const failure: unknown = await reading;
    if (failure) {
      throw failure;
    }
  } finally {
    clearTimeout(drained);
    finished.abort();
    lines.destroy();
    bodies.forEach(body => body.destroy());
    await reading;
  }
}

/** An event for the client; undefined for a bookmark that tells nothing new of all watches together. */
function passOn(
  line: string,
  index: number,
  bookmarks: Bookmarks,
  transform: ((object: unknown) => unknown) | undefined,
): string | undefined {
  const isBookmark = /^\s*\{\s*"type"\s*:\s*"BOOKMARK"/.test(line);
  if (!isBookmark && !transform) {
    return line;
  }
  const event = JSON.parse(line) as Bookmark;
  if (!isBookmark) {
    return JSON.stringify({
      ...event,
      object: event.type === 'ERROR' ? event.object : transform?.(event.object),
    });
  }
  const metadata = event.object.metadata ?? {};
  const version = bookmarks.reached(index, String(metadata.resourceVersion));
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
