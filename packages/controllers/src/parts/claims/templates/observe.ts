import {
  builtinResourceTypes,
  isReady,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  isConflict,
  isForbidden,
  isKindNotServed,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import { mayBeServedSoon } from '../../../runtime/resolveServedKind';
import type { TemplateObservation } from './decide';
import { kindsOf, type NeededKind } from './rules/kindsOf';
import { neededVerbs } from '../provisioning/template/neededVerbs';

/** What fails, and may pass, is told after this; of a template that is in use, later: see GracePeriods. */
const brokenAfterMs = 3_000;

/** Asks the API server about the kinds that a template needs. */
export async function observeTemplate(
  context: ClaimsContext,
  gracePeriods: GracePeriods,
  template: ClusterResourceProvisionTemplate,
): Promise<TemplateObservation> {
  const kinds: TemplateObservation['kinds'][number][] = [];
  for (const needed of kindsOf(template)) {
    kinds.push({
      ...needed,
      access: await attempt(context, gracePeriods, template, needed),
    });
  }
  return { template, kinds };
}

/** What throws for one kind becomes the template's condition when it lasts. */
async function attempt(
  context: ClaimsContext,
  gracePeriods: GracePeriods,
  template: ClusterResourceProvisionTemplate,
  needed: NeededKind,
): Promise<TemplateObservation['kinds'][number]['access']> {
  const { group, version, kind } = needed;
  const { name = '', generation } = template.metadata;
  const isInUse =
    isReady(template) && template.status?.observedGeneration === generation;
  const graceKey = `broken/${name}/${group}/${version}/${kind}`;
  try {
    const access = await observeKind(context, gracePeriods, template, needed);
    gracePeriods.clear(graceKey);
    return access;
  } catch (error) {
    const passes =
      isConflict(error) || error instanceof ClusterUnreachableError;
    if (
      passes ||
      !gracePeriods.hasLasted(graceKey, isInUse ? undefined : brokenAfterMs)
    ) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    context.logger.error('A kind of a template cannot be looked at', {
      template: name,
      kind: `${kind}.${group}`,
      error: message,
    });
    return { kind: 'broken', message };
  }
}

async function observeKind(
  context: ClaimsContext,
  gracePeriods: GracePeriods,
  template: ClusterResourceProvisionTemplate,
  { group, version, kind, isMade }: NeededKind,
): Promise<TemplateObservation['kinds'][number]['access']> {
  const { client } = context;
  const graceKey = `${template.metadata.name}/${group}/${version}/${kind}`;
  const type = await resolve(client, group, version, kind);
  if (!type) {
    const isDoubtful =
      isReady(template) &&
      mayBeServedSoon(context, group) &&
      !gracePeriods.hasLasted(graceKey);
    return { kind: isDoubtful ? 'doubtful' : 'notServed' };
  }
  gracePeriods.clear(graceKey);
  const missing: string[] = [];
  for (const verb of neededVerbs[isMade ? 'make' : 'read']) {
    if (!(await isAllowed(client, type, verb))) {
      missing.push(verb);
    }
  }
  return { kind: 'served', type, missing };
}

/** Asked afresh: templates are few, and follow their kinds' coming and going by this answer. */
async function resolve(
  client: KubernetesClient,
  group: string,
  version: string,
  kind: string,
): Promise<ResourceType | undefined> {
  const preferred = await client.resolveKind(group, kind, { fresh: true });
  if (!preferred || preferred.version === version) {
    return preferred;
  }
  const wanted = { ...preferred, version };
  try {
    await client.list(wanted, { limit: 1, metadataOnly: true });
    return wanted;
  } catch (error) {
    if (isKindNotServed(error)) {
      return undefined;
    }
    if (isForbidden(error)) {
      return wanted;
    }
    throw error;
  }
}

async function isAllowed(
  client: KubernetesClient,
  { group, plural }: ResourceType,
  verb: string,
): Promise<boolean> {
  const { status } = await client.create<
    KubernetesObject & { spec: object; status?: { allowed?: boolean } }
  >(builtinResourceTypes.selfSubjectAccessReviews, {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: {},
    spec: { resourceAttributes: { group, resource: plural, verb } },
  });
  return status?.allowed === true;
}
