import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '../toolchain/paths.mjs';

const isSource = file =>
  /\.tsx?$/.test(file) &&
  !/\.test\.tsx?$|__testUtils__|(^|\/)testing\/|(^|\/)generated\//.test(file);

/**
 * Which of our packages the code of each imports, tests left out.
 *
 * @returns {Map<string, Set<string>>} by folder, as in `packages/claims`
 */
export function packageGraph() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(path.join(rootDir, parent)).map(name => `${parent}/${name}`),
  );
  const byName = new Map(
    folders.map(folder => [
      JSON.parse(read(path.join(folder, 'package.json'))).name,
      folder,
    ]),
  );
  return new Map(
    folders.map(folder => [folder, new Set(importsOf(folder, byName))]),
  );
}

function importsOf(folder, byName) {
  return readdirSync(path.join(rootDir, folder, 'src'), { recursive: true })
    .filter(isSource)
    .flatMap(file => [
      ...read(path.join(folder, 'src', file)).matchAll(
        /(?:from |import\()'(@services-toolkit\/[^/']+)/g,
      ),
    ])
    .map(([, name]) => byName.get(name))
    .filter(imported => imported && imported !== folder);
}

function read(file) {
  return readFileSync(path.join(rootDir, file), 'utf8');
}
