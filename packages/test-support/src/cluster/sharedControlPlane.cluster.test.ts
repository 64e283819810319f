import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { kubectl, startControlPlane } from '@services-toolkit/control-plane';
import { portAnswers } from '../portAnswers';
import {
  sharedControlPlane,
  TEST_KUBECONFIG_VARIABLE,
} from './sharedControlPlane';

describe('sharedControlPlane', () => {
  const before = process.env[TEST_KUBECONFIG_VARIABLE];

  beforeEach(() => {
    delete process.env[TEST_KUBECONFIG_VARIABLE];
  });

  afterEach(() => {
    if (before === undefined) delete process.env[TEST_KUBECONFIG_VARIABLE];
    else process.env[TEST_KUBECONFIG_VARIABLE] = before;
  });

  it('is the one that the run shares, and stays after the release', async () => {
    const controlPlane = await startControlPlane({ name: 'whole-run' });
    try {
      process.env[TEST_KUBECONFIG_VARIABLE] = controlPlane.kubeconfig;
      const { kubeconfig, release } = await sharedControlPlane();
      assert.equal(kubeconfig, controlPlane.kubeconfig);
      await release();
      assert.equal(
        await kubectl(['get', '--raw', '/readyz'], controlPlane),
        'ok',
      );
    } finally {
      await controlPlane.stop();
    }
  });

  it('is otherwise a fresh one, gone after the release', async () => {
    const { kubeconfig, release } = await sharedControlPlane();
    const server = await kubectl(
      ['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'],
      { kubeconfig },
    );
    assert.equal(await portAnswers(server), true);
    await release();
    assert.equal(await portAnswers(server), false);
  });
});
