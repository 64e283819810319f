/**
 * What is wrong with one field.
 *
 * @public
 */
export interface ParametersViolation {
  /** Which field, from the claim's root: `spec.parameters.storageGB`, `spec.parameters.users[0].name`. */
  path: string;
  /** What is wrong with it, to be read after the path: `must be less than or equal to 100`. */
  message: string;
}

/**
 * What a schema says to the parameters of a claim.
 *
 * @public
 */
export interface ParametersVerdict {
  /** The parameters with the schema's defaults, and without the fields that the schema does not know. */
  parameters: Record<string, unknown>;
  /** All that is wrong with them; empty where they are valid. */
  violations: ParametersViolation[];
}
