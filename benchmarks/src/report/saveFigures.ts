import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Figure } from './Figure';

/** Merges the figures of this run into `file`: `{ "<name>": { value, unit, floor, ratio } }`. */
export async function saveFigures(
  file: string,
  figures: readonly Figure[],
): Promise<void> {
  const merged = { ...(await readFigures(file)) };
  for (const { name, value, unit, floor } of figures) {
    merged[name] = {
      value: round(value),
      unit,
      floor: round(floor),
      ...(floor !== 0 && { ratio: round(value / floor) }),
    };
  }
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(merged, undefined, 2)}\n`);
  await rename(unfinished, file);
}

async function readFigures(file: string): Promise<Record<string, unknown>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return {};
    throw new Error(`${file} cannot be read; delete it to begin anew`, {
      cause: error,
    });
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
