import type { TransportOptions } from '../client/Transport';
import type { Controller, ControllerOptions } from '../controller/Controller';
import type { Manager } from '../manager/Manager';

/** What gauges are read from at the moment in which they are asked for. @public */
export interface MetricsSource {
  manager: Pick<Manager, 'informerStates'>;
  /** What runs, in parts that may each wait alone. */
  parts: {
    readonly controllers: readonly Pick<Controller, 'name' | 'queued'>[];
    /** How far each is, such as `running`. */
    status(): readonly { unit: string; state: string }[];
  };
  /** Whether this process leads. */
  leads: () => boolean;
}

/**
 * What a process tells Prometheus; each has a registry of its own.
 *
 * @public
 */
export interface Metrics {
  /** For every controller's option of this name. */
  readonly onOutcome: NonNullable<ControllerOptions['onOutcome']>;
  /** For the client's option of this name. */
  readonly onRequest: NonNullable<TransportOptions['onRequest']>;
  /** From now on, until the next call. */
  observe(source: MetricsSource): void;
  readonly contentType: string;
  /** The exposition format. */
  text(): Promise<string>;
}
