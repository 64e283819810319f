import type { ExactInteger } from '../json/ExactInteger';

/** A JSON value. @public */
export type Json =
  | null
  | boolean
  | number
  | ExactInteger
  | string
  | Json[]
  | { [key: string]: Json };

/**
 * A rule in the Common Expression Language, as a CustomResourceDefinition has it in `x-kubernetes-validations`.
 *
 * @public
 */
export interface SchemaRule {
  rule: string;
  message?: string;
  messageExpression?: string;
  /** Where the violation is, from the place of the rule: `.replicas`, `['a-b']`. */
  fieldPath?: string;
  optionalOldSelf?: boolean;
  reason?: string;
}

/**
 * A structural schema, as CustomResourceDefinitions of apiextensions.k8s.io/v1 have it in `openAPIV3Schema`. Whatever
 * else a schema says is of no consequence for what is valid.
 *
 * @public
 */
export interface StructuralSchema {
  type?: string;
  format?: string;
  nullable?: boolean;
  default?: Json;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  properties?: Record<string, StructuralSchema>;
  additionalProperties?: boolean | StructuralSchema;
  items?: StructuralSchema;
  allOf?: StructuralSchema[];
  anyOf?: StructuralSchema[];
  oneOf?: StructuralSchema[];
  not?: StructuralSchema;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: string;
  'x-kubernetes-validations'?: SchemaRule[];
}
