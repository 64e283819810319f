import type { IncomingMessage } from 'node:http';
import { badRequest, tooLarge, unsupportedMediaType } from '../status/failures';

/** A query has a few hundred bytes; this leaves room for what tools put into annotations. */
const longestBody = 256 * 1024;

/**
 * Reads the body of a request as JSON.
 *
 * @throws StatusError 400, 413 or 415
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [mediaType] = (request.headers['content-type'] ?? 'application/json')
    .toLowerCase()
    .split(';');
  if (mediaType?.trim() !== 'application/json') {
    throw unsupportedMediaType();
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('the body of the request is no JSON');
  }
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longestBody) {
        // What follows is not read: the connection ends with the answer.
        request.pause();
        reject(tooLarge(longestBody));
        return;
      }
      chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    for (const event of ['error', 'close'] as const) {
      request.once(event, () =>
        reject(badRequest('the body of the request ended too early')),
      );
    }
  });
}
