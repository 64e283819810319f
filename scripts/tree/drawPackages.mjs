// Writes the picture of docs/architecture.md anew: node scripts/tree/drawPackages.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../toolchain/paths.mjs';
import { packageGraph } from './packageGraph.mjs';

export const architectureFile = path.join(rootDir, 'docs/architecture.md');

const picture = /```mermaid\n[\s\S]*?```/;

/** The document with the picture of today's imports. */
export function withPicture(text) {
  return text.replace(picture, `\`\`\`mermaid\n${draw(packageGraph())}\`\`\``);
}

/** An arrow for each import, but for those that a longer way implies. */
function draw(graph) {
  const id = folder => folder.split('/')[1];
  const lines = [...graph].flatMap(([folder, imported]) =>
    [...imported]
      .filter(
        target =>
          ![...imported].some(
            other => other !== target && reaches(graph, other, target),
          ),
      )
      .sort()
      .map(target => `  ${id(folder)} --> ${id(target)}`),
  );
  return `flowchart TD\n${lines.join('\n')}\n`;
}

function reaches(graph, from, to) {
  return [...graph.get(from)].some(
    next => next === to || reaches(graph, next, to),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(
    architectureFile,
    withPicture(readFileSync(architectureFile, 'utf8')),
  );
}
