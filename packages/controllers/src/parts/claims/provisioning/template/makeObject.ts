import type {
  ClassClaim,
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isConflict,
  isForbidden,
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { describeProvisionerRule } from './describeProvisionerRule';
import { refusalOf } from '../../../../runtime/refusalOf';
import { belongsToClaim } from './belongsToClaim';
import { describeForeign } from './describeForeign';
import { encodeStringData } from './encodeStringData';

/** Whose the fields are that a template sets. */
export const templateFieldManager = 'services-toolkit-template';

/**
 * No object ever has this version, so that an apply with it is refused where there is one, and makes what is not there.
 * Without it, server-side apply would add our fields to an object of somebody else that has the name.
 */
const onlyIfAbsent = '1';

/** How the making of an object ended. */
export type ObjectCreation =
  | { kind: 'made'; object: KubernetesObject }
  | { kind: 'refused'; message: string };

/**
 * Makes an object by server-side apply, once: from then on it is its operator's. One that was made before, by a run that
 * did not live to tell, is found again; one that is not the claim's is left alone.
 */
export async function makeObject(
  client: KubernetesClient,
  claim: ClassClaim,
  type: ResourceType,
  desired: KubernetesObject,
): Promise<ObjectCreation> {
  const { name = '', namespace } = desired.metadata;
  try {
    const object = await client.apply(
      type,
      {
        ...encodeStringData(type, desired),
        metadata: { ...desired.metadata, resourceVersion: onlyIfAbsent },
      },
      {
        fieldManager: templateFieldManager,
        // What the kind's schema does not know would be dropped silently.
        fieldValidation: 'Strict',
      },
    );
    return { kind: 'made', object };
  } catch (error) {
    if (isConflict(error)) {
      const existing = await client
        .get(type, { name, ...(namespace && { namespace }) })
        .catch(failure => {
          // It is gone again: the conflict is what is true, and is tried again.
          throw isNotFound(failure) ? error : failure;
        });
      return belongsToClaim(existing, claim)
        ? { kind: 'made', object: existing }
        : { kind: 'refused', message: describeForeign(existing) };
    }
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return {
      kind: 'refused',
      message: isForbidden(error)
        ? `${
            refusal.message
          }. If the controllers lack the right: ${describeProvisionerRule(
            type,
            'make',
          )}`
        : refusal.message,
    };
  }
}
