import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { locateProgram } from './locateProgram';

/** Returns the kubectl of the PATH, else the one that `buildKubectl` has built, else undefined. */
export async function findKubectl(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const folder of folders.filter(Boolean)) {
    const file = path.join(folder, 'kubectl');
    if (await isExecutable(file)) return file;
  }
  const built = await locateProgram('kubectl');
  return (await isExecutable(built)) ? built : undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
