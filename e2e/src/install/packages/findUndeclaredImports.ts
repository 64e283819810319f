import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { preProcessFile } from 'typescript';
import type { PackedPackage } from './packPackages';

/**
 * What a package's published files, types included, import without naming it as a dependency: what works in this
 * repository by chance, and nowhere else.
 *
 * @returns sentences
 */
export function findUndeclaredImports({
  manifest,
  folder,
}: PackedPackage): string[] {
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
    ...Object.keys(manifest.optionalDependencies ?? {}),
  ]);
  const missing = new Map<string, string>();
  for (const file of filesIn(folder)) {
    const { importedFiles } = preProcessFile(
      readFileSync(file, 'utf8'),
      true,
      // require() counts.
      true,
    );
    for (const { fileName } of importedFiles) {
      const name = packageOf(fileName);
      if (name && !declared.has(name)) {
        missing.set(name, path.relative(folder, file));
      }
    }
  }
  return [...missing].map(
    ([name, file]) =>
      `${manifest.name} imports ${name} (${file}) and does not depend on it`,
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(js|mjs|cjs|d\.ts)$/.test(file))
    .map(file => path.join(folder, file));
}

/** Undefined for files of the package itself and for what Node has. */
function packageOf(specifier: string): string | undefined {
  if (/^[./]/.test(specifier) || isBuiltin(specifier)) return undefined;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
