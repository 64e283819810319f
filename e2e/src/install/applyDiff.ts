import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { replaceOnce } from './replaceOnce';

/**
 * Applies a diff as people write it: `--- <file>` first, parts separated by lines with `@@`, which name no line numbers.
 *
 * @throws Error if a part's lines do not stand exactly once in the file
 */
export function applyDiff(folder: string, diff: string): void {
  const [head = '', ...lines] = diff.trimEnd().split('\n');
  const file = path.join(folder, head.replace(/^--- /, ''));
  let text = readFileSync(file, 'utf8');
  for (const part of parts(lines)) {
    const side = (sign: string) =>
      part
        .filter(line => !line.startsWith(sign))
        .map(line => `${line.slice(1)}\n`)
        .join('');
    text = replaceOnce(text, side('+'), side('-'));
  }
  writeFileSync(file, text);
}

function parts(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('@@')) all.push([]);
    else all.at(-1)?.push(line);
  }
  return all;
}
