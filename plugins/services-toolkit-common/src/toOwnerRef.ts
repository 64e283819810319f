import {
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The full ref of an owner, or `undefined` for what is none. Owners come from annotations that anyone may write: what
 * the catalog would stumble over must not get there, since it would take the whole entity along.
 *
 * @public
 */
export function toOwnerRef(text: string | undefined): string | undefined {
  return toEntityRef(text, 'group');
}

/**
 * The full ref of an entity, or `undefined` for what is none.
 *
 * @public
 */
export function toEntityRef(
  text: string | undefined,
  defaultKind?: string,
): string | undefined {
  if (!text) {
    return undefined;
  }
  try {
    const ref = parseEntityRef(text.trim(), {
      ...(defaultKind && { defaultKind }),
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    return KubernetesValidatorFunctions.isValidKind(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name)
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}
