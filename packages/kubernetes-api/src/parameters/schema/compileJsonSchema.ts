import { regularExpression } from '@services-toolkit/cel';
import { Ajv } from 'ajv';
import type { ParametersViolation } from '../ParametersValidation';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { describeError } from './describeError';
import { formats } from './formats';
import { pathOfError } from './pathOfError';
import { toJsonSchema } from './toJsonSchema';
import { withNumbers } from './withNumbers';
import { withoutBranchErrors } from './withoutBranchErrors';

const regExp = Object.assign(
  (pattern: string) => ({
    ...regularExpression(pattern),
    // ajv keeps expressions by this text.
    toString: () => pattern,
  }),
  { code: 'regularExpression' },
);

/**
 * Makes of a structural schema a check that finds everything that is wrong with a value.
 *
 * @throws Error if the schema cannot be used, for example because of a pattern that is none.
 */
export function compileJsonSchema(schema: StructuralSchema) {
  // An instance for each schema: it would keep every schema that it has compiled.
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    formats,
    logger: false,
    code: { regExp },
  });
  const validate = ajv.compile(toJsonSchema(schema));
  return (value: Json, path: string): ParametersViolation[] =>
    validate(withNumbers(value))
      ? []
      : withoutBranchErrors(validate.errors ?? []).map(error => ({
          path: pathOfError(error, path, value),
          message: describeError(error),
        }));
}
