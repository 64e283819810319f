import { groupOf } from '@services-toolkit/claims';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { decideTemplate } from './decide';
import { observeTemplate } from './observe';

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;
const discoverySettledMs = 30_000;
/**
 * What the controllers may do, and whether an API answers, changes without a word to them. Asked only while a rule is missing,
 * or something does not answer.
 */
const againMs = 10_000;

/** Checks ClusterResourceProvisionTemplates, and keeps their status. */
export function createTemplateController(context: ClaimsContext): Controller {
  const { informers, client, clock, logger } = context;
  const { templates, customResourceDefinitions } = informers;
  const gracePeriods = new GracePeriods(clock);
  const definitionChanged = new Map<string, number>();

  const controller = createController({
    name: 'ClusterResourceProvisionTemplate',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(name) {
      const template = templates.get(name);
      if (!template) {
        return undefined;
      }
      // RBAC: what the template needs is asked by SelfSubjectAccessReviews, which everybody may create.
      const observation = await observeTemplate(
        context,
        gracePeriods,
        template,
      );
      const decision = decideTemplate(observation, clock());
      if (decision.kind === 'writeStatus') {
        await client.update(
          resourceTypes.clusterResourceProvisionTemplates,
          { ...template, status: decision.status },
          { subresource: 'status' },
        );
      }
      return lookAgain(observation.kinds);
    },
  });

  function lookAgain(
    kinds: Awaited<ReturnType<typeof observeTemplate>>['kinds'],
  ): { requeueAfterMs: number } | undefined {
    const mayCome = kinds.some(
      ({ access, group }) =>
        access.kind === 'doubtful' ||
        (access.kind === 'notServed' &&
          clock().getTime() - (definitionChanged.get(group) ?? 0) <
            discoverySettledMs),
    );
    if (mayCome) {
      return { requeueAfterMs: discoveryLagMs };
    }
    return kinds.some(
      ({ access }) =>
        access.kind === 'broken' ||
        (access.kind === 'served' && access.missing.length > 0),
    )
      ? { requeueAfterMs: againMs }
      : undefined;
  }

  templates.subscribe(({ object }) => controller.enqueue(objectKey(object)));
  customResourceDefinitions.subscribe(({ object }) => {
    const group = definedGroup(object);
    definitionChanged.set(group, clock().getTime());
    for (const template of templates.list()) {
      const needsIt = (template.spec.resources ?? []).some(
        ({ template: made, read }) =>
          groupOf((made ?? read)?.apiVersion ?? '') === group,
      );
      if (needsIt) {
        controller.enqueue(objectKey(template));
      }
    }
  });
  return controller;
}
