import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';
import { runCommand } from '../runCommand';
import { publishedPackages, type Manifest } from './publishedPackages';

/** A package as it would be on the registry. */
export interface PackedPackage {
  readonly manifest: Manifest;
  readonly tarball: string;
  /** Where the tarball was unpacked. */
  readonly folder: string;
}

/** Builds and packs everything that is published, as a release would. */
export async function packPackages(
  folder: string,
  signal: AbortSignal,
): Promise<PackedPackage[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const log = path.join(folder, 'pack.log');
  // The build takes the types from there.
  await runCommand('yarn', ['tsc'], { cwd: rootDir, log, signal });

  const packed: PackedPackage[] = [];
  for (const { name, folder: cwd } of publishedPackages()) {
    const tarball = path.join(folder, `${path.basename(cwd)}.tgz`);
    const unpacked = path.join(folder, path.basename(cwd));
    mkdirSync(unpacked);
    await runCommand('yarn', ['build'], { cwd, log, signal });
    await runCommand('yarn', ['pack', '--out', tarball], { cwd, log, signal });
    await runCommand(
      'tar',
      ['-xzf', tarball, '--strip-components=1', '-C', unpacked],
      { cwd, log, signal },
    );
    const manifest = JSON.parse(
      readFileSync(path.join(unpacked, 'package.json'), 'utf8'),
    ) as Manifest;
    if (manifest.name !== name) {
      throw new Error(`${tarball} is of ${manifest.name}, not of ${name}`);
    }
    packed.push({ manifest, tarball, folder: unpacked });
  }
  return packed;
}
