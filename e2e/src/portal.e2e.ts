import { rm } from 'node:fs/promises';
import { after, afterEach, before } from 'node:test';
import type { TestContext } from 'node:test';
import { startDemo } from '@services-toolkit/demo';
import { launchBrowser } from '@services-toolkit/test-support';
import { Visitor } from './browser/Visitor';
import { Cluster } from './cluster/Cluster';
import { accessible } from './flows/accessible';
import { attackers } from './flows/attackers';
import { canary } from './flows/canary';
import { claim } from './flows/claim';
import { discover } from './flows/discover';
import { keyboard } from './flows/keyboard';
import { offering } from './flows/offering';
import { overview } from './flows/overview';
import { pullRequest } from './flows/pullRequest';
import { refuse } from './flows/refuse';
import { release } from './flows/release';
import { rights } from './flows/rights';
import { template } from './flows/template';
import type { Whole } from './flows/Whole';
import { GitHub } from './github/GitHub';
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
  const github = await GitHub.start();
  started.push(() => github.stop());
  const demo = await startDemo({
    runDir,
    ports: { portal: 0, backend: 0 },
    appConfig: github.appConfig,
    onProgress: line => console.log(line),
  });
  started.push(demo.stop);
  const browser = await launchBrowser();
  started.push(() => browser.close());
  const cluster = new Cluster(demo.kubeconfigs.workload);
  await cluster.applyFile('classes.yaml');
  await cluster.applyFile('guests.yaml');
  const [alice, bob] = await Promise.all([
    Visitor.signIn(browser, demo.portalUrl, 'Alice'),
    Visitor.signIn(browser, demo.portalUrl, 'Bob'),
  ]);
  running = { demo, browser, github, alice, bob, cluster };
});

afterEach(async context => {
  // Its type has it from Node 24 on.
  if (!running || (context as TestContext & { passed: boolean }).passed) return;
  for (const visitor of [running.alice, running.bob])
    console.log(await visitor.describe());
});

// Also after a start that failed half-way.
after(async () => {
  for (const stop of started.reverse()) await stop();
});

// In this order: each goes on where the one before it has stopped.
discover(whole);
claim(whole);
refuse(whole);
rights(whole);
overview(whole);
pullRequest(whole);
template(whole);
keyboard(whole);
canary(whole);
release(whole);
offering(whole);
accessible();
attackers(whole);
