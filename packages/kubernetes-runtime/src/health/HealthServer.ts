import type { Logger } from '../Logger';
import type { Metrics } from '../metrics/Metrics';

/** @public */
export interface HealthServer {
  /** The port it listens on, also when 0 was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/** @public */
export interface HealthServerOptions {
  /** 0 takes any free one. */
  port: number;
  /** Default: all addresses. */
  host?: string;
  /** `/readyz` answers 200 while this is true, else 503 with the reason; `note` says what it works without. */
  ready: () => boolean | { ready: boolean; reason?: string; note?: string };
  /** `/healthz`; alive as long as the process answers when left out. */
  healthy?: () => boolean;
  /** What `/metrics` answers. */
  metrics?: Pick<Metrics, 'contentType' | 'text'>;
  /** Told what went wrong in answering. */
  logger?: Logger;
}
