/**
 * A stream of events as it comes, up to the last one that is whole: of one that breaks off in the middle clients would make an
 * error.
 *
 * @throws Error at a line with more bytes than `longest`
 */
export async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  longest: number,
): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end > 0) {
      const whole = end === chunk.length ? chunk : chunk.subarray(0, end);
      yield length === 0 ? whole : Buffer.concat([...begun, whole]);
      begun = [];
      length = 0;
    }
    if (end < chunk.length) {
      begun.push(chunk.subarray(end));
      length += chunk.length - end;
      if (length > longest) {
        throw new Error(`a line has more than ${longest} bytes`);
      }
    }
  }
}
