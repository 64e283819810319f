import { readFileSync } from 'node:fs';

/** The end of a log, for a message; nothing where there is no log. */
export function lastLines(file: string, count = 15): string {
  try {
    return readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-count)
      .map(line => `  ${line}`)
      .join('\n');
  } catch {
    return '';
  }
}
