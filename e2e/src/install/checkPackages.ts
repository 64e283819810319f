import path from 'node:path';
import type { Checks } from './Checks';
import { findUndeclaredImports } from './packages/findUndeclaredImports';
import { packPackages, type PackedPackage } from './packages/packPackages';

/** Packs what is published, and looks at what was packed. */
export async function checkPackages(
  runDir: string,
  checks: Checks,
  signal: AbortSignal,
): Promise<PackedPackage[]> {
  const packages = await checks.check(
    'everything that is published builds and packs',
    () => packPackages(path.join(runDir, 'packages'), signal),
  );
  try {
    await checks.check('packages import what they depend on', async () => {
      const missing = packages.flatMap(findUndeclaredImports);
      if (missing.length > 0) throw new Error(`\n  ${missing.join('\n  ')}`);
    });
  } catch {
    // It has been told; the rest can be checked all the same.
  }
  return packages;
}
