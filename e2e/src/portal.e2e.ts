import { rm } from 'node:fs/promises';
import { after, before } from 'node:test';
import { startDemo } from '@services-toolkit/demo';
import { launchBrowser } from './browser/launchBrowser';
import { Visitor } from './browser/Visitor';
import { Cluster } from './cluster/Cluster';
import { canary } from './flows/canary';
import { claim } from './flows/claim';
import { discover } from './flows/discover';
import { look } from './flows/look';
import { release } from './flows/release';
import type { Whole } from './flows/Whole';
import { runDir } from './runDir';

let running: Whole | undefined;
const whole = (): Whole => {
  if (!running) {
    throw new Error('The portal did not start; see the first failure.');
  }
  return running;
};

const started: (() => Promise<void>)[] = [];

before(async () => {
  await rm(runDir, { recursive: true, force: true });
  const demo = await startDemo({
    runDir,
    ports: { portal: 0, backend: 0 },
    onProgress: line => console.log(line),
  });
  started.push(demo.stop);
  const browser = await launchBrowser();
  started.push(() => browser.close());
  const alice = await Visitor.signIn(browser, demo.portalUrl, 'Alice');
  const bob = await Visitor.signIn(browser, demo.portalUrl, 'Bob');
  const cluster = new Cluster(demo.kubeconfigs.workload);
  running = { demo, browser, alice, bob, cluster };
});

// Also after a start that failed half-way.
after(async () => {
  for (const stop of started.reverse()) await stop();
});

// In this order: each goes on where the one before it has stopped.
discover(whole);
claim(whole);
look(whole);
canary(whole);
release(whole);
