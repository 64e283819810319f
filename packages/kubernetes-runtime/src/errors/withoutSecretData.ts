import { KubernetesApiError } from './KubernetesApiError';

/**
 * The error without the API server's words, where these may quote what was written into a Secret: decoding and
 * validation errors, and the messages of admission, may hold pieces of the body.
 */
export function withoutSecretData(
  error: KubernetesApiError,
  body: unknown,
): KubernetesApiError {
  const mayQuote =
    error.code === 400 || error.code === 422 || quotes(error, body);
  if (!mayQuote) {
    return error;
  }
  const fields = (error.details?.causes ?? []).flatMap(({ field }) =>
    field ? [field] : [],
  );
  const { group, kind, name, uid, retryAfterSeconds } = error.details ?? {};
  return new KubernetesApiError({
    code: error.code,
    reason: error.reason,
    message: `The API server refused the Secret${name ? ` ${name}` : ''} (${
      error.reason
    }${
      fields.length ? `: ${fields.join(', ')}` : ''
    }); its words are left out since they may quote the data.`,
    details: {
      group,
      kind,
      name,
      uid,
      retryAfterSeconds,
      causes: fields.map(field => ({ field })),
    },
  });
}

function quotes(error: KubernetesApiError, body: unknown): boolean {
  const told = JSON.stringify([error.message, error.details]);
  return secretValues(body).some(
    value => value.length > 2 && told.includes(value),
  );
}

function secretValues(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) {
    return [];
  }
  const data = 'data' in body ? stringsOf(body.data) : [];
  const stringData = 'stringData' in body ? stringsOf(body.stringData) : [];
  return [
    ...data,
    ...data.map(value => Buffer.from(value, 'base64').toString('utf8')),
    ...stringData,
  ];
}

function stringsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).filter(
        (entry): entry is string => typeof entry === 'string',
      )
    : [];
}
