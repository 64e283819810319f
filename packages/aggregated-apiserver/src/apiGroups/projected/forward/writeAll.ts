import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Writes what comes to a response that has its head, no faster than it is read.
 *
 * @param isWatch - then it ends in order, also where what comes breaks off: clients go on from where they are. Of anything
 *   else a client has to see that something is missing.
 */
export async function writeAll(
  response: ServerResponse,
  chunks: AsyncIterable<Buffer | string>,
  isWatch: boolean,
): Promise<void> {
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  if (isWatch) {
    response.flushHeaders();
  }
  try {
    for await (const chunk of chunks) {
      if (response.destroyed) {
        return;
      }
      if (!response.write(chunk)) {
        await once(response, 'drain', { signal: gone.signal });
      }
    }
    response.end();
  } catch {
    if (isWatch && !response.destroyed) {
      response.end();
    } else {
      response.destroy();
    }
  } finally {
    response.off('close', onClose);
  }
}
