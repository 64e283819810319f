import type { ErrorObject } from 'ajv';

const branch = /\/(?:anyOf|oneOf)\/\d+(?=\/)/g;

/**
 * Errors without those of the single schemas in an anyOf or oneOf that failed as a whole: which of these schemas was
 * meant is not known. Nor is there a message for the `if` that stands for "nullable".
 */
export function withoutBranchErrors(errors: ErrorObject[]): ErrorObject[] {
  const failed = new Set(
    errors
      .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
      .map(({ schemaPath }) => schemaPath),
  );
  return errors.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'if' &&
      ![...schemaPath.matchAll(branch)].some(match =>
        failed.has(
          schemaPath.slice(0, match.index) +
            match[0].slice(0, match[0].lastIndexOf('/')),
        ),
      ),
  );
}
