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
 * A field that the schema does not know, so that it is left out.
 *
 * @public
 */
export interface PrunedField {
  /** Which field, from the claim's root: `spec.parameters.sizee`. */
  path: string;
  /** The field beside it that was probably meant: `size`. */
  similar?: string;
}

/**
 * What a schema says to the parameters of a claim.
 *
 * @public
 */
export interface ParametersValidation {
  /** The parameters with the schema's defaults, and without the fields that the schema does not know. */
  parameters: Record<string, unknown>;
  /** All that is wrong with them; empty where they are valid. */
  violations: ParametersViolation[];
  /**
   * Rules of the schema that could not be asked: their functions are not known here, or they take too many steps. Where an
   * API server has the last word, it is left to it; where there is none, nobody vouches for these parameters.
   */
  undecided: ParametersViolation[];
  /** The fields that were given and are left out. */
  pruned: PrunedField[];
}
