import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const PAGE_BYTES = 4_096;
const LOOK_EVERY_MS = 10;

/** What a process has of the machine's memory, in MiB, as Linux counts it. */
export async function residentMiB(pid: number): Promise<number> {
  const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(
    ' ',
  );
  return (Number(pages) * PAGE_BYTES) / 1024 / 1024;
}

/** The most that a process has of it while something is done. */
export async function peakMiB(
  pid: number,
  work: () => Promise<unknown>,
): Promise<number> {
  let isDone = false;
  let peak = 0;
  const look = (async () => {
    while (!isDone) {
      peak = Math.max(peak, await residentMiB(pid));
      await delay(LOOK_EVERY_MS);
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await look;
  }
  return peak;
}
