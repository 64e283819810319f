import type { IncomingMessage } from 'node:http';
import { badRequest, tooLarge } from '../status/failures';

/**
 * Reads the body of a request.
 *
 * @throws StatusError 400 where it ends too early, 413 where it is longer than `longest` bytes
 */
export function readBytes(
  request: IncomingMessage,
  longest: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > longest) {
        // What follows is not read: the connection ends with the answer.
        request.pause();
        reject(tooLarge(longest));
        return;
      }
      chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    for (const event of ['error', 'close'] as const) {
      request.once(event, () =>
        reject(badRequest('the body of the request ended too early')),
      );
    }
  });
}
