import { groupOf } from '@services-toolkit/claims';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { requeueOf } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { decideTemplate, type TemplateObservation } from './decide';
import { observeTemplate } from './observe';

/** For so long after a CustomResourceDefinition has changed, its kind may not be served yet. */
const discoverySettledMs = 30_000;

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
      const observation = withNews(
        await observeTemplate(context, gracePeriods, template),
      );
      const decision = decideTemplate(observation, clock());
      const { step } = decision;
      if (step.kind === 'writeStatus') {
        await client.update(
          resourceTypes.clusterResourceProvisionTemplates,
          { ...template, status: step.status },
          { subresource: 'status' },
        );
      }
      return requeueOf(decision);
    },
  });

  function withNews({
    template,
    kinds,
  }: TemplateObservation): TemplateObservation {
    const hasChanged = (group: string) =>
      clock().getTime() - (definitionChanged.get(group) ?? 0) <
      discoverySettledMs;
    return {
      template,
      kinds: kinds.map(kind =>
        kind.access.kind === 'notServed' && hasChanged(kind.group)
          ? { ...kind, access: { ...kind.access, mayComeSoon: true } }
          : kind,
      ),
    };
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
