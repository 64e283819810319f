import {
  isReady,
  labelSelectorText,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { describeMissingRule } from '../../../runtime/MissingRule';
import type { Provisioners } from '../provisioning/Provisioners';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import { readWatch } from '../../../runtime/readWatch';
import { poolUser } from '../pools/poolUser';
import { mayBeServedSoon } from '../../../runtime/resolveServedKind';
import type { ClassObservation, SelectorCheck } from './decide';

type Pool = NonNullable<ClusterInstanceClass['spec']['pool']>;

/** Reads what a class's status depends on, and sees to it that its pool is followed. */
export async function observeClass(
  context: ClaimsContext,
  provisioners: Provisioners,
  gracePeriods: GracePeriods,
  instanceClass: ClusterInstanceClass,
): Promise<ClassObservation> {
  const { client, watches } = context;
  const className = instanceClass.metadata.name ?? '';
  const user = poolUser(className);
  const { pool } = instanceClass.spec;
  const provisioner = provisioners.ofClass(instanceClass);
  for (const other of provisioners.all) {
    if (other !== provisioner) {
      other.forgetClass(className);
    }
  }
  if (provisioner) {
    watches.unfollow(user);
    return {
      instanceClass,
      behind: {
        kind: 'source',
        source: await provisioner.observeClass(instanceClass),
      },
    };
  }
  if (!pool) {
    throw new Error(
      `The class "${className}" has neither a pool nor a provisioner, which its schema forbids`,
    );
  }
  const group = pool.group ?? '';
  // Asked afresh: classes are few, and follow their kind's coming and going by this answer.
  const served = await client.resolveKind(group, pool.kind, { fresh: true });
  const notServed = (): ClassObservation => {
    const isDoubtful =
      isReady(instanceClass) &&
      mayBeServedSoon(context, group) &&
      !gracePeriods.hasLasted(className);
    return {
      instanceClass,
      behind: isDoubtful
        ? { kind: 'doubtful' }
        : { kind: 'notServed', group, resourceKind: pool.kind },
    };
  };
  if (!served) {
    const observation = notServed();
    if (observation.behind.kind === 'notServed') {
      watches.unfollow(user);
    }
    return observation;
  }
  const labelSelector = labelSelectorText(pool.labelSelector);
  const fieldSelector = poolFieldSelector(pool, served.namespaced);
  const informer = watches.follow(user, {
    type: served,
    claimableOnly: true,
    ...(labelSelector && { labelSelector }),
    ...(fieldSelector && { fieldSelector }),
  });
  const { state } = informer;
  const reading = readWatch(informer);
  if (reading.kind === 'absent') {
    return notServed();
  }
  const refusal =
    state.kind === 'failing' &&
    state.error instanceof KubernetesApiError &&
    state.error.code === 400
      ? state.error.message
      : undefined;
  const selector = findingOf(reading, refusal);
  // An API server that starts refuses everything for a moment: see GracePeriods.
  const mayPass = selector.kind === 'unreadable' && isReady(instanceClass);
  if (!mayPass) {
    gracePeriods.clear(className);
  } else if (!gracePeriods.hasLasted(className)) {
    return { instanceClass, behind: { kind: 'doubtful' } };
  }
  return { instanceClass, behind: { kind: 'pool', served, selector } };
}

/** Where the pool is in one namespace, nothing else needs to be followed; of several, others are left out later. */
function poolFieldSelector(
  { fieldSelector, namespaces = [] }: Pool,
  isNamespaced: boolean,
): string {
  const [only] = isNamespaced && namespaces.length === 1 ? namespaces : [];
  return [fieldSelector, only && `metadata.namespace=${only}`]
    .filter(Boolean)
    .join(',');
}

function findingOf(
  reading: Exclude<ReturnType<typeof readWatch>, { kind: 'absent' }>,
  refusal: string | undefined,
): SelectorCheck {
  if (refusal !== undefined) {
    return { kind: 'refused', message: refusal };
  }
  switch (reading.kind) {
    case 'found':
      return { kind: 'accepted' };
    case 'forbidden':
      return {
        kind: 'unreadable',
        message: describeMissingRule(reading.rule),
      };
    case 'failed':
      return {
        kind: 'unreadable',
        message: `They cannot be listed: ${reading.message}`,
      };
    default:
      return { kind: 'pending' };
  }
}
