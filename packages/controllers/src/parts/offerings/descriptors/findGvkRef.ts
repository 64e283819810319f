import type {
  KubernetesObject,
  ResourceType,
  StructuralSchema,
} from '@services-toolkit/kubernetes-api';

/** What is read of a CustomResourceDefinition. */
export interface Definition extends KubernetesObject {
  spec: {
    group: string;
    scope: string;
    names: { kind: string; plural: string };
    versions: {
      name: string;
      served: boolean;
      storage: boolean;
      schema?: { openAPIV3Schema?: StructuralSchema };
    }[];
  };
}

/**
 * The kind that a CustomResourceDefinition defines, at the version to follow it by, where its objects describe an API:
 * where `spec.gvkRef` has a group, a version and a kind.
 */
export function findGvkRef({ spec }: Definition): ResourceType | undefined {
  const { group, names, scope } = spec;
  const describing = spec.versions.filter(
    ({ served, schema }) =>
      served && isGvkRef(gvkRefOf(schema?.openAPIV3Schema)),
  );
  const version = describing.find(({ storage }) => storage) ?? describing[0];
  return (
    version && {
      ...{ group, version: version.name },
      ...{ kind: names.kind, plural: names.plural },
      namespaced: scope === 'Namespaced',
    }
  );
}

function gvkRefOf(
  schema: StructuralSchema | undefined,
): StructuralSchema | undefined {
  return schema?.properties?.spec?.properties?.gvkRef;
}

function isGvkRef(schema: StructuralSchema | undefined): boolean {
  return ['group', 'version', 'kind'].every(
    field => schema?.properties?.[field]?.type === 'string',
  );
}
