/** Replaces a text that must be there. */
export function replaceOnce(text: string, old: string, by: string): string {
  const parts = text.split(old);
  if (parts.length !== 2) {
    throw new Error(
      `This stands ${
        parts.length - 1
      } times instead of once in what is to be changed:\n${old}`,
    );
  }
  return parts.join(by);
}
