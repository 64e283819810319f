import {
  isReady,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';
import type { GracePeriods } from '../../../../runtime/GracePeriods';
import { readWatch } from '../../../../runtime/readWatch';
import type { ClassSource } from '../Provisioner';
import { describeCompositeRule } from './describeCompositeRule';

/**
 * A sound XRD is of no use to a class whose composite resources the controllers may not read: then all of its claims fail.
 *
 * @param ready - what the XRD means for the class
 */
export function judgeKind(
  instanceClass: ClusterInstanceClass,
  ready: ClassSource,
  informer: Pick<Informer<KubernetesObject>, 'state' | 'type'>,
  gracePeriods: GracePeriods,
): ClassSource {
  const { type } = informer;
  const graceKey = `${instanceClass.metadata.name}/${type.plural}`;
  const reading = readWatch(informer);
  if (reading.kind === 'pending') {
    return { kind: 'pending' };
  }
  if (reading.kind !== 'forbidden') {
    gracePeriods.clear(graceKey);
    // In an outage the word of the XRD counts.
    return ready;
  }
  if (isReady(instanceClass) && !gracePeriods.hasLasted(graceKey)) {
    return { kind: 'pending' };
  }
  return {
    kind: 'broken',
    reason: 'CompositeResourceDefinitionNotReady',
    message: `The controllers may not read ${type.plural}.${
      type.group
    }, so no claim gets an instance. ${describeCompositeRule(
      type,
    )}. The class is checked again automatically`,
  };
}
