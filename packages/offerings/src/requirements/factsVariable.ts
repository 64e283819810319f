import {
  fromSchema,
  schemaType,
  type Schema,
  type Type,
} from '@services-toolkit/cel';
import {
  clusterInfrastructureStatusSchema,
  type ClusterInfrastructureStatus,
} from '@services-toolkit/kubernetes-api';

/** What expressions call the facts. */
export const factsVariable = 'cluster';

const { observedGeneration, conditions, observed, unknown, ...facts } =
  clusterInfrastructureStatusSchema.properties;

/** The names of the facts that a cluster may tell. @public */
export type FactName = keyof typeof facts;

/** The names of the facts, in the order of the schema. @public */
export const factNames = Object.keys(facts) as FactName[];

// The generated constant is readonly all through, which nothing here writes.
const schema = { type: 'object', properties: facts } as unknown as Schema;

/** Their type in CEL. */
export function factsType(): Type {
  const type = schemaType(schema, factsVariable);
  if (!type) {
    throw new TypeError('The schema of the facts has no type in CEL');
  }
  return type;
}

/** The facts as expressions see them; one that is not known is missing. */
export function factsValue(status: ClusterInfrastructureStatus): unknown {
  return fromSchema(status, schema);
}
