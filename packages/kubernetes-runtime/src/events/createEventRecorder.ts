import { randomBytes } from 'node:crypto';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '../client/KubernetesClient';
import type { Logger } from '../Logger';
import type { EventRecord, EventRecorder } from './EventRecorder';

const repeatAfterMs = 10 * 60_000;
const mostRemembered = 4096;
const mostPending = 1000;
/** The API server refuses longer messages. */
const longestMessage = 1024;

class BestEffortRecorder implements EventRecorder {
  readonly #options: {
    client: KubernetesClient;
    component: string;
    logger: Logger;
  };
  readonly #recorded = new Map<string, number>();
  readonly #pending: KubernetesObject[] = [];
  #writing: Promise<void> | undefined;

  constructor(options: {
    client: KubernetesClient;
    component: string;
    logger: Logger;
  }) {
    this.#options = options;
  }

  event(about: KubernetesObject, record: EventRecord): void {
    if (!this.#isNew(about, record) || this.#pending.length >= mostPending) {
      return;
    }
    this.#pending.push(this.#eventObject(about, record));
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
  }

  async flush(): Promise<void> {
    await this.#writing;
  }

  #isNew(
    about: KubernetesObject,
    { type, reason, message }: EventRecord,
  ): boolean {
    const key = JSON.stringify([about.metadata.uid, type, reason, message]);
    const now = Date.now();
    const last = this.#recorded.get(key);
    if (last !== undefined && now - last < repeatAfterMs) {
      return false;
    }
    // Deleted first, so that the order of the map is the order of time.
    this.#recorded.delete(key);
    this.#recorded.set(key, now);
    const [oldest] = this.#recorded.keys();
    if (this.#recorded.size > mostRemembered && oldest !== undefined) {
      this.#recorded.delete(oldest);
    }
    return true;
  }

  async #writeAll(): Promise<void> {
    for (
      let event = this.#pending.shift();
      event;
      event = this.#pending.shift()
    ) {
      try {
        await this.#options.client.create(builtinResourceTypes.events, event);
      } catch (error) {
        // A namespace that is being deleted takes no events; neither does a cluster that is down.
        this.#options.logger.debug('An event was not recorded', {
          event: event.metadata.name,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  #eventObject(
    about: KubernetesObject,
    { type, reason, message }: EventRecord,
  ): KubernetesObject {
    const {
      name = '',
      namespace = 'default',
      uid,
      resourceVersion,
    } = about.metadata;
    const now = new Date().toISOString();
    const event = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${name.slice(0, 200)}.${randomBytes(8).toString('hex')}`,
        namespace,
      },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name,
        ...(about.metadata.namespace && { namespace }),
        uid,
        resourceVersion,
      },
      type,
      reason,
      message:
        message.length > longestMessage
          ? `${message.slice(0, longestMessage - 1)}…`
          : message,
      source: { component: this.#options.component },
      reportingComponent: this.#options.component,
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
    };
    return event;
  }
}

/**
 * Records `v1` Events: those of cluster-scoped objects stand in the namespace `default`, where kubectl looks for them.
 *
 * @public
 */
export function createEventRecorder(options: {
  client: KubernetesClient;
  /** Shown as the event's source. */
  component: string;
  logger: Logger;
}): EventRecorder {
  return new BestEffortRecorder(options);
}
