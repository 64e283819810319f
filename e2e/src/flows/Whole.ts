import type { Demo } from '@services-toolkit/demo';
import type { Browser } from 'playwright-core';
import type { Visitor } from '../browser/Visitor';
import type { Cluster } from '../cluster/Cluster';
import type { GitHub } from '../github/GitHub';

/** The running whole, with two people at the portal; there from the first test on. */
export interface Whole {
  demo: Demo;
  cluster: Cluster;
  browser: Browser;
  github: GitHub;
  alice: Visitor;
  bob: Visitor;
}
