import type { UpstreamAnswer } from './UpstreamAnswer';

/** Five hundred objects of a hundred kilobytes fit; a service cluster that goes on and on must not fill this process. */
const longestAnswer = 64 * 1024 * 1024;

/**
 * The text of an answer that is not passed on as it comes.
 *
 * @throws Error where it is too long
 */
export async function readAnswer(
  { body }: Pick<UpstreamAnswer, 'body'>,
  longest: number = longestAnswer,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longest) {
      throw new Error(`the answer is longer than ${longest} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
