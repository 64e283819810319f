import {
  crossplaneResourceTypes,
  readCompositeDefinition,
  type CompositeDefinition,
} from '@services-toolkit/claims';
import { type KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import {
  absent,
  found,
  pending,
  type ReadResult,
} from '../../../../runtime/ReadResult';
import { readWatch } from '../../../../runtime/readWatch';
import {
  mayBeServedSoon,
  resolveServedKind,
} from '../../../../runtime/resolveServedKind';
import type { FollowedKinds } from './FollowedKinds';
import { definitionsUser } from './followUsers';
import type { DefinitionReading } from './judgeDefinition';

const { compositeResourceDefinitions } = crossplaneResourceTypes;

/** The XRDs of the cluster, which has none where Crossplane is not installed. */
export class CompositeDefinitions {
  readonly #context: ClaimsContext;
  readonly #kinds: FollowedKinds;

  constructor(context: ClaimsContext, kinds: FollowedKinds) {
    this.#context = context;
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
  ): Promise<ReadResult<CompositeDefinition>> {
    const informer = await this.#follow();
    if (informer.kind !== 'found') {
      return informer.kind === 'absent' &&
        mayBeServedSoon(this.#context, compositeResourceDefinitions.group)
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

  async #follow(): Promise<ReadResult<Informer<KubernetesObject>>> {
    const { client, watches } = this.#context;
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
