/** What somebody else wrote, such as a condition's message, as it can stand after a sentence of ours. */
export function asSentence(message: string | undefined): string {
  const text = message?.trim() ?? '';
  if (text === '') {
    return '';
  }
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
