/**
 * The Common Expression Language as Kubernetes has it, for rules of schemas and for templates.
 *
 * @packageDocumentation
 */

export {
  createSchemaEnvironment,
  createTemplateEnvironment,
} from './environment/profiles';
export type { Environment } from './environment/Environment';
export type { Signature } from './environment/FunctionTable';
export type { Program } from './environment/Program';
export {
  checkRegularExpression,
  regularExpression,
  type RegularExpression,
} from './libraries/regularExpression';
export {
  isBase64,
  isDate,
  isDateTime,
  isUuid,
  parseDurationFormat,
} from './libraries/textFormats';
export { Url } from './libraries/Url';
export { Budget } from './limits/Budget';
export {
  mergeReferences,
  referencesIn,
  type Extent,
  type References,
} from './references/referencesIn';
export { selectedFields } from './references/selectedFields';
export { ExpressionSyntaxError } from './syntax/ExpressionSyntaxError';
export { splitText, type TextPiece } from './syntax/splitText';
export type { Schema } from './types/Schema';
export { schemaType } from './types/schemaType';
export { formatType, optionalOf, types, type Type } from './types/Type';
export {
  CelError,
  CostExceededError,
  EvaluationAbortedError,
} from './values/CelError';
export { isCelMap, type CelMap } from './values/CelMap';
export { escapeName, reservedWords, unescapeName } from './values/escapeName';
export {
  toBigInt,
  bigIntToJson,
  isRawNumber,
  type RawNumber,
} from './values/exactNumbers';
export { fromJson } from './values/fromJson';
export { fromSchema } from './values/fromSchema';
export { Optional } from './values/Optional';
export { leftOut, toJson } from './values/toJson';
export { toText } from './values/toText';
