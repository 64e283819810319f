import type {
  ClusterResource,
  ClusterServiceOffering,
  ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';

type Spec = ClusterServiceOfferingSpec;

/** @public */
export type Capability = NonNullable<Spec['capabilities']>[number];
/** @public */
export type Guarantee = NonNullable<Spec['qualityOfService']>[number];
/** @public */
export type Plan = NonNullable<Spec['plans']>[number];
/** @public */
export type Output = NonNullable<Spec['outputs']>[number];
/** @public */
export type Relation = NonNullable<Spec['relations']>[number];
/** @public */
export type ServiceLink = NonNullable<Spec['links']>[number];

/** Which statement is not the offering's own, and whose it is: `field` as in status.inherited. @public */
export interface Inherited {
  field: string;
  /** The name of the ClusterResource. */
  from: string;
}

/** What is said of a service by the two who say something: its author on ClusterResources, and its operator. @public */
export interface ServiceDescription
  extends Pick<
    Spec,
    'shortDescription' | 'longDescription' | 'icon' | 'capabilityLevel'
  > {
  keywords: readonly string[];
  capabilities: readonly Capability[];
  outputs: readonly Output[];
  relations: readonly Relation[];
  links: readonly ServiceLink[];
  inherited: readonly Inherited[];
}

const single = [
  'shortDescription',
  'longDescription',
  'icon',
  'capabilityLevel',
] as const;

/** The operator's word wins: field by field, and in lists entry by entry. @public */
export function describeService(
  offering: Pick<ClusterServiceOffering, 'spec'>,
  resources: readonly ClusterResource[],
): ServiceDescription {
  const { spec } = offering;
  const authors = authorsOf(spec, resources);
  const inherited: Inherited[] = [];
  const description: Partial<Pick<Spec, (typeof single)[number]>> = {};
  for (const field of single) {
    Object.assign(description, pick(field, spec, authors, inherited));
  }
  const merge = <T>(
    field: 'capabilities' | 'outputs' | 'relations' | 'links' | 'keywords',
    keyOf: (entry: T) => string,
  ): T[] => {
    // The generated types of an offering and of a ClusterResource have these fields alike.
    const own = (spec[field] ?? []) as unknown as T[];
    const entries = new Map(own.map(entry => [keyOf(entry), entry]));
    for (const author of authors) {
      const theirs = (author.spec[field] ?? []) as unknown as T[];
      for (const entry of theirs) {
        const key = keyOf(entry);
        if (!entries.has(key)) {
          entries.set(key, entry);
          inherited.push({
            field: `${field}[${key}]`,
            from: author.metadata.name ?? '',
          });
        }
      }
    }
    return [...entries.values()];
  };
  return {
    ...description,
    keywords: merge<string>('keywords', word => word),
    capabilities: merge<Capability>('capabilities', ({ name }) => name),
    outputs: merge<Output>('outputs', ({ key }) => key),
    relations: merge<Relation>(
      'relations',
      ({ from, type, to }) => `${from} ${type} ${to}`,
    ),
    links: merge<ServiceLink>('links', ({ url }) => url),
    inherited,
  };
}

/** The ClusterResources of the kinds that the service consists of, in the offering's order, then by name. */
function authorsOf(
  { resources: kinds = [] }: Spec,
  resources: readonly ClusterResource[],
): ClusterResource[] {
  return kinds.flatMap(({ group = '', kind }) =>
    resources
      .filter(
        ({ spec: { resourceRef } }) =>
          (resourceRef.group ?? '') === group && resourceRef.kind === kind,
      )
      .sort((a, b) =>
        (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1,
      ),
  );
}

function pick(
  field: (typeof single)[number],
  spec: Spec,
  authors: readonly ClusterResource[],
  inherited: Inherited[],
): Partial<Spec> {
  if (spec[field] !== undefined) {
    return { [field]: spec[field] };
  }
  const author = authors.find(one => one.spec[field] !== undefined);
  if (!author) {
    return {};
  }
  inherited.push({ field, from: author.metadata.name ?? '' });
  return { [field]: author.spec[field] };
}
