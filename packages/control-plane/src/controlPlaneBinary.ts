import { access, constants } from 'node:fs/promises';
import { locateProgram } from './locateProgram';

/**
 * Returns the path of the built control plane.
 *
 * @throws Error if it is not built, or not from the sources as they are now
 */
export async function controlPlaneBinary(): Promise<string> {
  const file = await locateProgram('control-plane');
  try {
    await access(file, constants.X_OK);
  } catch {
    throw new Error(
      `The control plane is not built (there is no ${file}): run \`node packages/control-plane/scripts/build.mjs\` once.`,
    );
  }
  return file;
}
