import {
  crossplaneResourceTypes,
  type CompositeDefinitionReading,
} from '@services-toolkit/claims';
import {
  isReady,
  type ClusterInstanceClass,
  type ClusterInstanceClassReason,
} from '@services-toolkit/kubernetes-api';
import { describeMissingRule } from '../../../../runtime/MissingRule';
import type { ReadResult } from '../../../../runtime/ReadResult';
import type { GracePeriods } from '../../../../runtime/GracePeriods';
import type { ClassSource } from '../Provisioner';
import { xrdNameOf } from './xrdNameOf';

const { group } = crossplaneResourceTypes.compositeResourceDefinitions;

/** What was read of an XRD; `notServed`: Crossplane is not installed. */
export type DefinitionReading =
  | ReadResult<CompositeDefinitionReading>
  | 'notServed';

/**
 * What an XRD means for the class that names it. Bad news that may pass is not believed before it has lasted; `isComing`:
 * there are CustomResourceDefinitions of Crossplane, so that it may be served in a moment.
 */
export function judgeDefinition(
  instanceClass: ClusterInstanceClass,
  reading: DefinitionReading,
  isComing: boolean,
  gracePeriods: GracePeriods,
): ClassSource {
  const className = instanceClass.metadata.name ?? '';
  const mayPass =
    reading === 'notServed'
      ? isComing
      : reading.kind === 'forbidden' && isReady(instanceClass);
  if (!mayPass) {
    gracePeriods.clear(className);
  } else if (!gracePeriods.hasLasted(className)) {
    return { kind: 'pending' };
  }
  return sourceOf(reading, xrdNameOf(instanceClass));
}

function sourceOf(reading: DefinitionReading, xrdName: string): ClassSource {
  const xrd = `CompositeResourceDefinition "${xrdName}"`;
  if (reading === 'notServed') {
    return broken(
      'CompositeResourceDefinitionNotFound',
      `Crossplane is not installed: the cluster serves no CompositeResourceDefinitions (${group}). Install Crossplane and the ${xrd}; the class is checked again automatically`,
    );
  }
  switch (reading.kind) {
    case 'pending':
    case 'failed':
      return { kind: 'pending' };
    case 'forbidden':
      return broken(
        'CompositeResourceDefinitionNotReady',
        `The ${xrd} cannot be read. ${describeMissingRule(reading.rule)}`,
      );
    case 'absent':
      return broken(
        'CompositeResourceDefinitionNotFound',
        `There is no ${xrd} ("kubectl get xrds" lists them). Apply it, or correct spec.provisioner.crossplane.compositeResourceDefinition; the class is checked again automatically`,
      );
    case 'found':
      return sourceOfDefinition(reading.value, xrd);
    default:
      throw new TypeError(`Unknown reading: ${String(reading)}`);
  }
}

function sourceOfDefinition(
  reading: CompositeDefinitionReading,
  xrd: string,
): ClassSource {
  if (reading.kind === 'invalid') {
    return broken(
      'CompositeResourceDefinitionNotValid',
      `Claims cannot be made from the ${xrd}: ${reading.message}. Correct it; the class is checked again automatically`,
    );
  }
  const { established, parametersSchema, type } = reading.definition;
  if (established.kind === 'no') {
    return broken(
      'CompositeResourceDefinitionNotReady',
      `The ${xrd} is not in use by Crossplane: ${established.message}. The class is checked again automatically`,
    );
  }
  return {
    kind: 'ready',
    parametersSchema,
    instanceType: {
      group: type.group,
      version: type.version,
      kind: type.kind,
    },
    message: `For each claim Crossplane makes a new ${type.kind}`,
  };
}

function broken(
  reason: ClusterInstanceClassReason,
  message: string,
): ClassSource {
  return { kind: 'broken', reason, message };
}
