/**
 * Whether the parameters of a claim are what its class asks for, as an API server would decide it.
 *
 * @packageDocumentation
 */

export type {
  ParametersValidation,
  ParametersViolation,
  PrunedField,
} from './ParametersValidation';
export { fieldPath } from './fieldPath';
export { findUnknownParameters } from './findUnknownParameters';
export { findSchemaProblems } from './problems/findSchemaProblems';
export type { SchemaProblem } from './problems/SchemaProblem';
export type { Json, SchemaRule, StructuralSchema } from './StructuralSchema';
export { validateParameters } from './validateParameters';
export { validateObject, type ObjectValidation } from './validateObject';
