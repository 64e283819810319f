import { StringDecoder } from 'node:string_decoder';

/** The lines of a byte stream, without those that are empty; a last line without its end is dropped as incomplete. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  // Pieces are joined only when their line ends: a large object arrives in hundreds of chunks.
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const parts = decoder.write(chunk).split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      pieces.push(part);
      const line = pieces.join('');
      pieces = [];
      if (line.trim() !== '') {
        yield line;
      }
    }
    pieces.push(rest);
  }
}
