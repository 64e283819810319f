import {
  crossplaneResourceTypes,
  readCompositeDefinition,
  type CompositeDefinition,
} from '@services-toolkit/claims';
import { type KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../../Environment';
import { absent, found, pending, type Reading } from '../../reading/Reading';
import { readWatch } from '../../tracking/readWatch';
import {
  mayBeServedSoon,
  resolveServedKind,
} from '../../tracking/resolveServedKind';
import type { FollowedKinds } from './FollowedKinds';
import { definitionsUser } from './followUsers';
import type { DefinitionReading } from './judgeDefinition';

const { compositeResourceDefinitions } = crossplaneResourceTypes;

/** The XRDs of the cluster, which has none where Crossplane is not installed. */
export class CompositeDefinitions {
  readonly #environment: Environment;
  readonly #kinds: FollowedKinds;

  constructor(environment: Environment, kinds: FollowedKinds) {
    this.#environment = environment;
    this.#kinds = kinds;
  }

  async byName(name: string): Promise<DefinitionReading> {
    const informer = await this.#follow();
    if (informer.kind !== 'found') {
      return informer.kind === 'absent' ? 'notServed' : informer;
    }
    const xrd = informer.value.get(name);
    return xrd ? found(readCompositeDefinition(xrd)) : absent;
  }

  /** The one that defines a kind. */
  async byKind(
    group: string,
    kind: string,
  ): Promise<Reading<CompositeDefinition>> {
    const informer = await this.#follow();
    if (informer.kind !== 'found') {
      return informer.kind === 'absent' &&
        mayBeServedSoon(this.#environment, compositeResourceDefinitions.group)
        ? pending
        : informer;
    }
    for (const xrd of informer.value.list()) {
      const reading = readCompositeDefinition(xrd);
      if (
        reading.kind === 'valid' &&
        reading.definition.type.group === group &&
        reading.definition.type.kind === kind
      ) {
        return found(reading.definition);
      }
    }
    return absent;
  }

  async #follow(): Promise<Reading<Informer<KubernetesObject>>> {
    const { client, watches } = this.#environment;
    const { group, kind } = compositeResourceDefinitions;
    const type = await resolveServedKind(client, group, kind);
    if (!type) {
      watches.unfollow(definitionsUser);
      return absent;
    }
    const informer = this.#kinds.follow(definitionsUser, type);
    const reading = readWatch(informer);
    return reading.kind === 'found' ? found(informer) : reading;
  }
}
