import {
  createTemplateEnvironment,
  mergeReferences,
  reservedWords,
  types,
  type References,
  type Schema,
} from '@services-toolkit/cel';
import { groupOf } from '@services-toolkit/claims';
import { type ClusterResourceProvisionTemplateSpec } from '@services-toolkit/kubernetes-api';
import type { Expression } from './cel/Expression';
import { claimVariables, entryVariables } from './cel/variables';
import { orderResources } from './orderResources';
import type {
  ParsedBinding,
  ParsedResource,
  ParsedTemplate,
  TemplateKind,
  TemplateProblem,
} from './ParsedTemplate';
import { TemplateCompiler } from './TemplateCompiler';

type ResourceSpec = NonNullable<
  ClusterResourceProvisionTemplateSpec['resources']
>[number];

type ParseResult =
  | { kind: 'valid'; template: ParsedTemplate }
  | { kind: 'invalid'; problems: readonly TemplateProblem[] };

/**
 * Makes a template ready, or tells all that is wrong with it. Whether the kinds exist is another question. Nothing is
 * thrown: whatever a template holds, it is the template's own problem.
 */
export function parseTemplate(
  spec: ClusterResourceProvisionTemplateSpec,
): ParseResult {
  try {
    return parse(spec);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `cannot be understood (${reason})`;
    return { kind: 'invalid', problems: [{ place: 'spec', message }] };
  }
}

function parse(spec: ClusterResourceProvisionTemplateSpec): ParseResult {
  const problems: TemplateProblem[] = [];
  const specs = spec.resources ?? [];
  const ids = new Set(specs.map(({ id }) => id));
  const compilerOf = (...more: readonly string[]) => {
    const names = new Set<string>([...claimVariables, ...ids, ...more]);
    return new TemplateCompiler(
      createTemplateEnvironment(
        [...names].map(name => [name, types.dyn] as const),
      ),
      ids,
      problems,
    );
  };
  specs.forEach(({ id }, index) => {
    if (reservedWords.has(id)) {
      const message = `"${id}" is a word of CEL, so that no expression can name the resource; choose another id`;
      problems.push({ place: `spec.resources[${index}].id`, message });
    }
  });
  const plain = compilerOf();
  const inLoop = specs.some(({ forEach }) => forEach !== undefined)
    ? compilerOf(...entryVariables)
    : plain;
  const resources = specs.map((resource, index) =>
    parseResource(resource, `spec.resources[${index}]`, plain, inLoop),
  );
  const binding = parseBinding(spec.binding, plain);
  const order = orderResources(resources.map(({ parsed }) => parsed));
  if ('cycle' in order) {
    problems.push(order.cycle);
  }
  if (problems.length > 0 || !('ordered' in order)) {
    return { kind: 'invalid', problems };
  }
  const schema: Schema | undefined = spec.parameters?.openAPIV3Schema;
  const seen: References = new Map();
  resources.forEach(({ references }) => mergeReferences(seen, references));
  mergeReferences(seen, binding.references);
  return {
    kind: 'valid',
    template: {
      ...(schema && { parametersSchema: schema }),
      resources: order.ordered.map(resource => ({
        ...resource,
        isRead: seen.get(resource.id) === 'whole',
      })),
      binding: binding.parsed,
      bindingNeeds: [...binding.references.keys()],
    },
  };
}

function parseResource(
  { id, template, read, forEach, readyWhen = [] }: ResourceSpec,
  place: string,
  plain: TemplateCompiler,
  inLoop: TemplateCompiler,
): { parsed: ParsedResource; references: References } {
  const compiler = forEach === undefined ? plain : inLoop;
  const at = template ? `${place}.template` : `${place}.read`;
  const { apiVersion, kind } = template ?? read ?? { apiVersion: '', kind: '' };
  for (const [field, value] of Object.entries({ apiVersion, kind })) {
    if (value === '' || value.includes('${')) {
      compiler.problem(`${at}.${field}`, 'a plain text is needed here');
    }
  }
  const metadata = template?.metadata ?? read ?? { name: '' };
  const metadataPlace = template ? `${at}.metadata` : at;
  const name = compiler.text(`${metadataPlace}.name`, metadata.name ?? '');
  const namespace =
    metadata.namespace === undefined
      ? undefined
      : compiler.text(`${metadataPlace}.namespace`, metadata.namespace);
  const object = template && compiler.value(at, template);
  const list =
    forEach === undefined
      ? undefined
      : plain.expression(`${place}.forEach`, forEach, 'list');
  const conditions = readyWhen
    .map((source, index) =>
      compiler.expression(`${place}.readyWhen[${index}]`, source, 'bool'),
    )
    .filter((condition): condition is Expression => condition !== undefined);

  const nameReferences: References = new Map();
  mergeReferences(nameReferences, name.references);
  mergeReferences(nameReferences, namespace?.references ?? new Map());
  mergeReferences(nameReferences, list?.references ?? new Map());
  const needs: References = new Map(nameReferences);
  mergeReferences(needs, object?.references ?? new Map());
  const references: References = new Map(needs);
  for (const condition of conditions) {
    mergeReferences(references, condition.references);
    for (const [other, extent] of condition.references) {
      // A condition sees its own object; of all else it is true that it has to be there.
      if (other !== id) {
        mergeReferences(needs, new Map([[other, extent]]));
      }
    }
  }
  return {
    references,
    parsed: {
      id,
      place,
      kind: kindOf(apiVersion, kind),
      name,
      ...(namespace && { namespace }),
      ...(object && { object }),
      ...(list && { forEach: list }),
      readyWhen: conditions,
      needs: [...needs.keys()],
      nameNeeds: [...nameReferences.keys()],
      isRead: false,
    },
  };
}

function parseBinding(
  {
    secretName,
    from,
    type,
    provider,
  }: ClusterResourceProvisionTemplateSpec['binding'],
  compiler: TemplateCompiler,
): { parsed: ParsedBinding; references: References } {
  if (!from) {
    const name = compiler.text('spec.binding.secretName', secretName ?? '');
    return { parsed: { kind: 'named', name }, references: name.references };
  }
  const references: References = new Map();
  const entries = from.map(({ key, value }, index) => {
    const rendering = compiler.entry(
      `spec.binding.from[${index}].value`,
      value,
    );
    mergeReferences(references, rendering.references);
    return { key, value: rendering };
  });
  return {
    parsed: {
      kind: 'assembled',
      entries,
      ...(type && { type }),
      ...(provider && { provider }),
    },
    references,
  };
}

function kindOf(apiVersion: string, kind: string): TemplateKind {
  const [version = ''] = apiVersion.split('/').reverse();
  return { group: groupOf(apiVersion), version, kind };
}
