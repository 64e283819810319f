/**
 * What a class lets a claim set: a structural schema of Kubernetes (OpenAPI v3), as far as this plugin reads it. The
 * API server has checked its shape.
 */
export interface ParametersSchema {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  /** As in JSON Schema draft 4: whether `minimum` itself is excluded. */
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  required?: string[];
  properties?: Record<string, ParametersSchema>;
  items?: ParametersSchema;
  additionalProperties?: boolean | ParametersSchema;
  maxProperties?: number;
  allOf?: ParametersSchema[];
  anyOf?: ParametersSchema[];
  oneOf?: ParametersSchema[];
  not?: ParametersSchema;
  'x-kubernetes-validations'?: object[];
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
}
