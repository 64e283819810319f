import { StatusError, type StatusCause } from './StatusError';

// Codes, reasons and wording are those of Kubernetes' API servers (apimachinery, pkg/api/errors), so that clients treat
// them as they always do.

/** What a failure is about. */
interface About {
  group: string;
  kind: string;
}

/** What was sent is not what this path takes. */
export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** Nobody who may be believed says who is asking. */
export function unauthorized(): StatusError {
  return new StatusError({
    code: 401,
    reason: 'Unauthorized',
    message: 'Unauthorized',
  });
}

export function notFound(): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
  });
}

export function methodNotAllowed(about?: About): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    ...(about && { details: about }),
  });
}

export function notAcceptable(offered: readonly string[]): StatusError {
  return new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message: `only the following media types are accepted: ${offered.join(
      ', ',
    )}`,
  });
}

export function tooLarge(limit: number): StatusError {
  return new StatusError({
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: `the request is larger than ${limit} bytes`,
  });
}

export function unsupportedMediaType(): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message:
      'the body of the request was in an unknown format - accepted media types include: application/json',
  });
}

/** The object is well-formed, and says something that cannot be. */
export function invalid(
  { group, kind }: About,
  name: string,
  causes: [StatusCause, ...StatusCause[]],
): StatusError {
  const sentences = causes.map(({ field, message }) => `${field}: ${message}`);
  const all =
    sentences.length === 1 ? sentences[0] : `[${sentences.join(', ')}]`;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${kind}.${group} "${name}" is invalid: ${all}`,
    details: { group, kind, name, causes },
  });
}

/**
 * What is asked for cannot be told at the moment, and why.
 *
 * `retryAfterSeconds` is for what passes without anybody's help: clients wait that long and ask again, kubectl ten times
 */
export function unavailable(
  message: string,
  {
    retryAfterSeconds,
    ...about
  }: Partial<About> & {
    retryAfterSeconds?: number;
  } = {},
): StatusError {
  return new StatusError({
    code: 503,
    reason: 'ServiceUnavailable',
    message,
    details: {
      ...about,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  });
}

/** Something is wrong with this server; its log says what. */
export function internalError(): StatusError {
  return new StatusError({
    code: 500,
    reason: 'InternalError',
    message:
      'Internal error occurred: the log of the server that answers for this API group says what went wrong',
  });
}
