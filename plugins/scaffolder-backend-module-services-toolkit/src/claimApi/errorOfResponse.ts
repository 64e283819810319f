import { ResponseError } from '@backstage/errors';

/**
 * The error that the claim API answered, with its name and sentence, instead of "Request failed with 403". Anything else
 * comes back as it is.
 */
export function errorOfResponse(error: unknown): unknown {
  return error instanceof ResponseError ? error.cause : error;
}
