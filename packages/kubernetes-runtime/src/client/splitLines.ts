import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a byte stream, without those that are empty; a last line without its end is dropped as incomplete.
 *
 * @param longest - fails at a line with more characters than that
 * @public
 */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  longest: number = Infinity,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  // Pieces are joined only when their line ends: a large object arrives in hundreds of chunks.
  let pieces: string[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const parts = decoder.write(chunk).split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      pieces.push(part);
      const line = pieces.join('');
      pieces = [];
      length = 0;
      if (line.trim() !== '') {
        yield line;
      }
    }
    length += rest.length;
    if (length > longest) {
      throw new Error(`a line has more than ${longest} characters`);
    }
    pieces.push(rest);
  }
}
