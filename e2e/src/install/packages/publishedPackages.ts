import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';

/** What package.json says, as far as it is looked at here. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** A package of this repository that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
}

/** Every package that is published, in alphabetical order. */
export function publishedPackages(): PublishedPackage[] {
  return ['packages', 'plugins']
    .flatMap(parent =>
      readdirSync(path.join(rootDir, parent)).map(name =>
        path.join(rootDir, parent, name),
      ),
    )
    .map(folder => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => manifest && !manifest.private)
    .map(({ folder, manifest }) => ({ folder, name: manifest?.name ?? '' }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    ) as Manifest;
  } catch {
    return undefined;
  }
}
