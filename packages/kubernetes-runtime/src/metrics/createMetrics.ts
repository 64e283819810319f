import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  Registry,
} from 'prom-client';
import type { Metrics, MetricsSource } from './Metrics';

/** From a write or two to the time after which a run is broken off. */
const reconcileBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30];
const requestBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30];

/** In milliseconds. The default of 10 costs 0.3 % of a core by itself, more than all else of a process at rest. */
const eventLoopMonitoringPrecision = 100;

/**
 * Metrics of controllers. What client-go exports too has its names (`workqueue_…`, `rest_client_…`,
 * `leader_election_master_status`), so that dashboards for it work.
 *
 * @public
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let source: MetricsSource | undefined;
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });

  const reconciles = new Counter({
    name: 'services_toolkit_reconcile_total',
    help: 'Runs of a controller by how they ended: success, requeueAfter, conflict, error.',
    labelNames: ['controller', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'services_toolkit_reconcile_duration_seconds',
    help: 'How long runs of a controller took.',
    labelNames: ['controller'],
    buckets: reconcileBuckets,
    registers,
  });
  const retries = new Counter({
    name: 'workqueue_retries_total',
    help: 'Keys that were put back with a back-off.',
    labelNames: ['name'],
    registers,
  });
  const requests = new Counter({
    name: 'rest_client_requests_total',
    help: 'Requests to the API server by method and status code; the code <error> stands for no answer.',
    labelNames: ['method', 'code'],
    registers,
  });
  const requestDurations = new Histogram({
    name: 'rest_client_request_duration_seconds',
    help: 'Time until the answer to a request began, without watches.',
    labelNames: ['method'],
    buckets: requestBuckets,
    registers,
  });
  addGauges(registry, () => source);

  return {
    onOutcome(outcome, _key, durationMs, controller) {
      reconciles.inc({ controller, outcome });
      durations.observe({ controller }, durationMs / 1000);
      if (outcome === 'conflict' || outcome === 'error') {
        retries.inc({ name: controller });
      }
    },
    onRequest({ method, code, durationMs, isWatch }) {
      requests.inc({ method, code: code ?? '<error>' });
      if (!isWatch) {
        requestDurations.observe({ method }, durationMs / 1000);
      }
    },
    observe(next) {
      source = next;
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** What is read at the moment in which it is asked for. */
function addGauges(
  registry: Registry,
  source: () => MetricsSource | undefined,
): void {
  const gauge = <T extends string>(
    options: Omit<GaugeConfiguration<T>, 'registers'>,
  ) => new Gauge<T>({ ...options, registers: [registry] });
  gauge({
    name: 'workqueue_depth',
    help: 'Keys that wait to be worked on.',
    labelNames: ['name'],
    collect() {
      // Those of a part that does not run any more are not told.
      this.reset();
      for (const { name, queued } of source()?.parts.controllers ?? []) {
        this.set({ name }, queued);
      }
    },
  });
  gauge({
    name: 'services_toolkit_part_state',
    help: 'Parts by how far they are: waiting (for CustomResourceDefinitions), syncing, standby, running.',
    labelNames: ['part', 'state'],
    collect() {
      this.reset();
      for (const { unit, state } of source()?.parts.status() ?? []) {
        this.set({ part: unit, state }, 1);
      }
    },
  });
  gauge({
    name: 'services_toolkit_informers',
    help: 'Informers by what they follow and their state: initial, synced, failing.',
    labelNames: ['resource', 'state'],
    collect() {
      this.reset();
      for (const { type, state } of source()?.manager.informerStates() ?? []) {
        this.inc({ resource: type, state: state.kind });
      }
    },
  });
  gauge({
    name: 'services_toolkit_informer_objects',
    help: 'Objects that informers hold.',
    labelNames: ['resource'],
    collect() {
      this.reset();
      for (const one of source()?.manager.informerStates() ?? []) {
        this.inc({ resource: one.type }, one.objects);
      }
    },
  });
  gauge({
    name: 'leader_election_master_status',
    help: '1 where this process leads, 0 where it stands by.',
    collect() {
      this.set(source()?.leads() ? 1 : 0);
    },
  });
}
