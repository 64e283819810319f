import {
  composedResources,
  english,
  explainComposite,
  explainObject,
  groupOf,
  type CompositeResource,
  type CompositeScope,
} from '@services-toolkit/claims';
import { type KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { readLive } from '../../../../runtime/readLive';
import type { Provisioning } from '../Provisioner';

type NotReady = Extract<Provisioning, { kind: 'notReady' }>;

/** Before this an XR is only young: hundreds of them are not worth a request each. */
const patienceMs = 20_000;
const lookAgainMs = 30_000;
const mostAsked = 20;
const forbiddenForMs = 10 * 60_000;

/**
 * Says what keeps an XR that takes its time: Crossplane names the resources that are not ready, and not why. Who made the
 * claim may often not read those, so it is asked here, where the controllers may. No watch is kept on what an instance is
 * composed of, for the few that are in trouble.
 */
export class ComposedTroubles {
  readonly #context: Pick<ClaimsContext, 'client' | 'clock'>;
  /** Kinds that the controllers may not read are not asked for all the time. */
  readonly #forbiddenUntil = new Map<string, number>();

  constructor(context: Pick<ClaimsContext, 'client' | 'clock'>) {
    this.#context = context;
  }

  async addTo(
    judgement: NotReady,
    xr: CompositeResource,
    scope: CompositeScope,
  ): Promise<NotReady> {
    const { state, since = '' } = explainComposite(xr);
    if (state !== 'creating' || composedResources(xr, scope).length === 0) {
      return judgement;
    }
    const waitedMs = this.#context.clock().getTime() - Date.parse(since);
    if (waitedMs < patienceMs) {
      return { ...judgement, lookAgainMs: patienceMs - waitedMs };
    }
    const trouble = await this.#find(xr, scope);
    return {
      ...judgement,
      ...(trouble && {
        message: `${judgement.message} ${trouble}`,
        isFailing: true,
      }),
      lookAgainMs,
    };
  }

  async #find(
    xr: CompositeResource,
    scope: CompositeScope,
  ): Promise<string | undefined> {
    for (const ref of composedResources(xr, scope).slice(0, mostAsked)) {
      const object = await this.#read(ref);
      const finding = object && explainObject(object);
      if (finding?.state === 'failed') {
        return english(finding.messages);
      }
    }
    return undefined;
  }

  async #read({
    apiVersion,
    kind,
    name,
    namespace,
  }: ReturnType<typeof composedResources>[number]): Promise<
    KubernetesObject | undefined
  > {
    const { client, clock } = this.#context;
    const group = groupOf(apiVersion);
    // Secrets, ConfigMaps and the like have no conditions.
    const type = group && (await client.resolveKind(group, kind));
    const key = `${kind}.${group}`;
    const now = clock().getTime();
    if (!type || now < (this.#forbiddenUntil.get(key) ?? 0)) {
      return undefined;
    }
    const reading = await readLive(client, type, {
      name,
      ...(type.namespaced && { namespace }),
    });
    if (reading.kind === 'forbidden') {
      this.#forbiddenUntil.set(key, now + forbiddenForMs);
    }
    return reading.kind === 'found' ? reading.value : undefined;
  }
}
