import { readFileSync } from 'node:fs';
import path from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- private, and run from its sources only
const rootDir = path.resolve(__dirname, '../../..');

/**
 * The code blocks of one language in one section of a Markdown file.
 *
 * @param file - relative to the project's root
 * @param heading - of the section, without `#`
 */
export function codeBlocks(
  file: string,
  heading: string,
  language: string,
): string[] {
  const section = readFileSync(path.join(rootDir, file), 'utf8')
    .split(/^## /m)
    .find(text => text.startsWith(`${heading}\n`));
  const fence = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm');
  return [...(section ?? '').matchAll(fence)].map(([, text = '']) => text);
}

/** The one of these blocks that holds a text. */
export function codeBlock(
  file: string,
  heading: string,
  language: string,
  text: string,
): string {
  const found = codeBlocks(file, heading, language).filter(block =>
    block.includes(text),
  );
  const [block] = found;
  if (found.length !== 1 || !block) {
    throw new Error(
      `'${heading}' of ${file} has ${found.length} blocks of ${language} with '${text}' instead of one`,
    );
  }
  return block;
}
