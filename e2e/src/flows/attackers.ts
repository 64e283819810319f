import { test } from 'node:test';
import { attack } from '../attackers/attack';
import type { Whole } from './Whole';

/** Last of all: what they leave behind is of no use to anybody. */
export function attackers(whole: () => Whole): void {
  test('people with few rights, who write at random and together, get nothing that they were not given', async context => {
    const { demo } = whole();
    await attack({
      kubeconfig: demo.kubeconfigs.workload,
      portalUrl: demo.portalUrl,
      pids: demo.pids,
      say: line => context.diagnostic(line),
    });
  });
}
