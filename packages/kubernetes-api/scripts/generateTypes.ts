import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JSONSchema, compile } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { parse } from 'yaml';

/** What structural schemas use of JSON Schema. */
type Schema = Omit<JSONSchema, 'properties' | 'items' | 'required'> & {
  properties?: Record<string, Schema>;
  items?: Schema;
  required?: string[];
};

type CustomResourceDefinition = {
  kind: string;
  spec: {
    group: string;
    names: { kind: string };
    versions: {
      name: string;
      storage: boolean;
      schema: { openAPIV3Schema: Schema };
    }[];
  };
};

/** A generated file: its name and what it holds. */
export type GeneratedFile = { name: string; content: string };

const banner =
  '/* Generated from ../../crds by scripts/generate.ts. Do not edit. */\n';

/** Those whose status expressions see. */
const kindsOfVariables: ReadonlySet<string> = new Set([
  'ClusterInfrastructure',
]);

const sharedTypes = [
  ['Condition', 'conditions'],
  ['LabelSelector', 'builtin'],
  ['ObjectMeta', 'builtin'],
  ['ObjectReference', 'builtin'],
] as const;

/** Makes one file with TypeScript types of each CustomResourceDefinition in a folder. */
export async function generateTypes(folder: string): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const name of globSync('*/*.yaml', { cwd: folder }).sort()) {
    const document: unknown = parse(readFileSync(join(folder, name), 'utf8'));
    if (isCustomResourceDefinition(document)) {
      files.push(await generateFile(document));
    }
  }
  return files;
}

async function generateFile(
  crd: CustomResourceDefinition,
): Promise<GeneratedFile> {
  const { kind } = crd.spec.names;
  const version = crd.spec.versions.find(({ storage }) => storage);
  if (!version) {
    throw new Error(`The CRD of ${kind} has no version that is stored`);
  }
  const types = await compile(
    rootSchema(crd, version.name, version.schema.openAPIV3Schema),
    kind,
    {
      bannerComment: '',
      additionalProperties: false,
      ignoreMinAndMaxItems: true,
      style: {
        singleQuote: true,
        bracketSpacing: true,
        trailingComma: 'all',
        arrowParens: 'avoid',
      },
    },
  );
  const imports = sharedTypes
    .filter(([type]) => new RegExp(`: ${type}\\b`).test(types))
    .map(
      ([type, folder]) =>
        `import type { ${type} } from '../../${folder}/${type}';\n`,
    )
    .join('');
  const published = types.replace(
    /^ \*\/\n(?=export )/gm,
    ' *\n * @public\n */\n',
  );
  const schema = kindsOfVariables.has(kind)
    ? statusSchema(kind, version.schema.openAPIV3Schema)
    : '';
  return {
    name: `${kind}.ts`,
    content: `${banner}\n${imports}\n${published}${schema}`,
  };
}

/** The schema of a status as a value, for expressions that see one. */
function statusSchema(kind: string, { properties }: Schema): string {
  const name = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}StatusSchema`;
  const types = JSON.stringify(properties?.status, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
  return format(
    `\n/** The types of the fields of a ${kind}'s status. @public */\nexport const ${name} = ${types} as const;\n`,
    {
      parser: 'typescript',
      singleQuote: true,
      trailingComma: 'all',
      arrowParens: 'avoid',
    },
  );
}

/** The CRD's schema with what every object of the kind has: its version, its kind and metadata. */
function rootSchema(
  crd: CustomResourceDefinition,
  version: string,
  schema: Schema,
): JSONSchema {
  const { kind } = crd.spec.names;
  const {
    apiVersion,
    kind: kindSchema,
    spec,
    status,
  } = schema.properties ?? {};
  return {
    ...schema,
    title: kind,
    required: ['apiVersion', 'kind', 'metadata', ...(schema.required ?? [])],
    properties: {
      apiVersion: {
        ...apiVersion,
        enum: [`${crd.spec.group}/${version}`],
      },
      kind: { ...kindSchema, enum: [kind] },
      metadata: {
        description: 'Name, namespace, labels and so on.',
        tsType: 'ObjectMeta',
      },
      ...(spec && { spec: { ...typed(spec), title: `${kind}Spec` } }),
      ...(status && { status: { ...typed(status), title: `${kind}Status` } }),
    },
  };
}

/** Structural schema → JSON Schema with the hints that make good types. */
function typed(schema: Schema): Schema {
  const result: Schema = { ...schema };
  if (schema['x-kubernetes-preserve-unknown-fields']) {
    result.additionalProperties = true;
  }
  if (schema.items) {
    result.items = typed(schema.items);
  }
  if (schema.properties) {
    result.properties = {};
    for (const [name, property] of Object.entries(schema.properties)) {
      const tsType = sharedType(property);
      result.properties[name] = tsType
        ? { description: property.description, tsType }
        : typed(property);
    }
  }
  return result;
}

/** The shapes that Kubernetes itself uses again and again have one hand-written type each. */
function sharedType(schema: Schema): string | undefined {
  switch (
    Object.keys(schema.items?.properties ?? schema.properties ?? {})
      .sort()
      .join()
  ) {
    case 'lastTransitionTime,message,observedGeneration,reason,status,type':
      return 'Condition[]';
    case 'matchExpressions,matchLabels':
      return 'LabelSelector';
    case 'apiVersion,kind,name,namespace':
      return schema.items ? 'ObjectReference[]' : 'ObjectReference';
    default:
      return undefined;
  }
}

function isCustomResourceDefinition(
  document: unknown,
): document is CustomResourceDefinition {
  return (
    typeof document === 'object' &&
    document !== null &&
    'kind' in document &&
    document.kind === 'CustomResourceDefinition'
  );
}
