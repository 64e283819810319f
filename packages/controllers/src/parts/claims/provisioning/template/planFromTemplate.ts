import type {
  ClassClaim,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { assembledReference } from './assembledReference';
import { ExpressionError } from './cel/ExpressionError';
import { instancesOf } from './instancesOf';
import type { ParsedTemplate } from './ParsedTemplate';
import { scopeOf } from './scopeOf';
import type { TemplateKinds } from './TemplateKinds';

/**
 * What will be made for a claim, as far as the names can be told before anything is there; they are written to its status in
 * the one write that every claim needs anyhow. Where there is nothing to tell, it is the Secret that is put together.
 */
export async function planFromTemplate(
  kinds: TemplateKinds,
  claim: ClassClaim,
  template: ParsedTemplate,
  parameters: Record<string, unknown>,
): Promise<{
  provisionedResourceRef: ObjectReference;
  provisionedResources?: ObjectReference[];
}> {
  const scope = scopeOf(claim, parameters, template.parametersSchema);
  const refs: ObjectReference[] = [];
  for (const resource of template.resources) {
    const type =
      resource.object && resource.nameNeeds.length === 0
        ? await kinds.typeOf(resource.kind)
        : undefined;
    if (!type) {
      continue;
    }
    const { namespace = '' } = claim.metadata;
    try {
      refs.push(
        ...instancesOf(resource, type, namespace, scope).map(({ ref }) => ref),
      );
    } catch (error) {
      // It fails again when it is to be made, and is told then.
      if (!(error instanceof ExpressionError)) {
        throw error;
      }
    }
  }
  const [first = assembledReference(claim), ...rest] = refs;
  return {
    provisionedResourceRef: first,
    ...(rest.length > 0 && { provisionedResources: rest }),
  };
}
