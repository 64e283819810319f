import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createController } from '../controller/createController';
import { silentLogger as logger } from '../Logger';
import { createMetrics } from './createMetrics';

describe('the metrics', () => {
  it('count runs, retries and requests', async () => {
    const metrics = createMetrics();
    const stop = new AbortController();
    let runs = 0;
    const controller = createController({
      name: 'Claim',
      logger,
      backoff: { initialMs: 1 },
      reconcile: async () => {
        runs++;
        if (runs === 1) {
          throw new Error('not yet');
        }
        // Wakes before this run ends, so that the outcome is counted after it.
        setImmediate(() => stop.abort());
      },
      onOutcome: metrics.onOutcome,
    });
    controller.enqueue('a');
    await controller.run(stop.signal);
    const answered = { durationMs: 3, isWatch: false };
    metrics.onRequest({ method: 'PUT', code: 409, ...answered });
    metrics.onRequest({ method: 'GET', code: undefined, ...answered });
    metrics.onRequest({ method: 'GET', code: 200, ...answered, isWatch: true });

    const text = await metrics.text();
    for (const line of [
      'services_toolkit_reconcile_total{controller="Claim",outcome="error"} 1',
      'services_toolkit_reconcile_total{controller="Claim",outcome="success"} 1',
      'services_toolkit_reconcile_duration_seconds_count{controller="Claim"} 2',
      'workqueue_retries_total{name="Claim"} 1',
      'rest_client_requests_total{method="PUT",code="409"} 1',
      'rest_client_requests_total{method="GET",code="<error>"} 1',
      'rest_client_requests_total{method="GET",code="200"} 1',
      'rest_client_request_duration_seconds_count{method="GET"} 1',
    ]) {
      assert.ok(text.includes(`${line}\n`), `${line} is not in:\n${text}`);
    }
    assert.match(text, /^process_resident_memory_bytes \d+/m);
  });

  it('read queues, informers and the lead when they are asked for', async () => {
    const metrics = createMetrics();
    let queued = 3;
    let leads = true;
    const since = new Date();
    metrics.observe({
      parts: {
        controllers: [
          {
            name: 'Claim',
            get queued() {
              return queued;
            },
          },
        ],
        status: () => [{ unit: 'claims/access', state: 'waiting' }],
      },
      manager: {
        informerStates: () => [
          { type: 'secrets', state: { kind: 'synced', since }, objects: 2 },
          { type: 'secrets', state: { kind: 'initial' }, objects: 1 },
        ],
      },
      leads: () => leads,
    });
    const lines = async () =>
      (await metrics.text())
        .split('\n')
        .filter(line =>
          /^(workqueue_depth|services_toolkit_(informer|part)|leader)/.test(
            line,
          ),
        );
    assert.deepEqual(await lines(), [
      'workqueue_depth{name="Claim"} 3',
      'services_toolkit_part_state{part="claims/access",state="waiting"} 1',
      'services_toolkit_informers{resource="secrets",state="synced"} 1',
      'services_toolkit_informers{resource="secrets",state="initial"} 1',
      'services_toolkit_informer_objects{resource="secrets"} 3',
      'leader_election_master_status 1',
    ]);
    queued = 0;
    leads = false;
    const now = await lines();
    assert.equal(now[0], 'workqueue_depth{name="Claim"} 0');
    assert.equal(now.at(-1), 'leader_election_master_status 0');
  });
});
