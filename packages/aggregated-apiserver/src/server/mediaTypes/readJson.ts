import type { IncomingMessage } from 'node:http';
import { badRequest, unsupportedMediaType } from '../status/failures';
import { readBytes } from './readBytes';

/** A query has a few hundred bytes; this leaves room for what tools put into annotations. */
const longestBody = 256 * 1024;

/**
 * Reads the body of a request as JSON.
 *
 * @throws StatusError 400, 413 or 415
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const [mediaType] = (request.headers['content-type'] ?? 'application/json')
    .toLowerCase()
    .split(';');
  if (mediaType?.trim() !== 'application/json') {
    throw unsupportedMediaType();
  }
  const text = (await readBytes(request, longestBody)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('the body of the request is no JSON');
  }
}
