/** What a failed request tells a person. */
export interface ErrorDescription {
  /** HTTP status; `undefined` where there was no answer at all. */
  status?: number;
  /** The backend's words where it said something, else the error's. */
  message: string;
  /** Each violation of an invalid claim. */
  causes: { field?: string; message: string }[];
}

/**
 * Reads a `ResponseError` by its shape: two copies of @backstage/errors in one app break `instanceof`. What the body
 * holds is checked, since it came over the wire.
 */
export function describeError(error: unknown): ErrorDescription {
  if (typeof error !== 'object' || error === null) {
    return { message: String(error), causes: [] };
  }
  const body = property(property(error, 'body'), 'error');
  const status = property(error, 'statusCode');
  return {
    status: typeof status === 'number' ? status : undefined,
    message:
      text(property(body, 'message')) ??
      text(property(error, 'message')) ??
      'unknown error',
    causes: causesOf(property(body, 'causes')),
  };
}

function causesOf(causes: unknown): ErrorDescription['causes'] {
  if (!Array.isArray(causes)) {
    return [];
  }
  return causes.flatMap(cause => {
    const message = text(property(cause, 'message'));
    return message ? [{ field: text(property(cause, 'field')), message }] : [];
  });
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
