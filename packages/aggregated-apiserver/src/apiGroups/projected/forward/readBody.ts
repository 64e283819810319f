import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readBytes } from '../../../server/mediaTypes/readBytes';
import { StatusError } from '../../../server/status/StatusError';

/** As much as an API server takes. */
const longestBody = 3 * 1024 * 1024;

const accepted = [
  'application/json',
  'application/yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'application/apply-patch+cbor',
  'application/cbor',
];

/** What a body is said to be, without its parameters; empty where that is not said. */
export function mediaTypeOf(headers: IncomingHttpHeaders): string {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';');
  return mediaType.trim().toLowerCase();
}

/**
 * The body of a request.
 *
 * @throws StatusError 413, and 415 for protobuf, which API servers of version 1.37 fall over for custom resources
 */
export async function readBody(
  request: IncomingMessage,
): Promise<Buffer | undefined> {
  const mediaType = mediaTypeOf(request.headers);
  if (mediaType !== '' && !accepted.includes(mediaType)) {
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: `the body of the request was in an unknown format - accepted media types include: ${accepted
        .slice(0, 5)
        .join(', ')}`,
    });
  }
  const body = await readBytes(request, longestBody);
  return body.length === 0 ? undefined : body;
}
