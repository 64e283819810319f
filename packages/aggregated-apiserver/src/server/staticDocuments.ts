import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiGroup } from '../apiGroups/ApiGroup';
import { aggregatedDiscovery, discoveryDocuments } from './discoveryDocuments';
import { json } from './mediaTypes/chooseMediaType';
import { mergeDefinitions } from './mergeDefinitions';
import type { Answer } from './status/Answer';

/** At `/apis`, for clients that ask for everything at once. */
export const aggregatedMediaType =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** A document that never changes. */
export type StaticDocument = (request: IncomingMessage) => Answer;

/**
 * Discovery and OpenAPI of all groups by path, with the ETag by which the API server knows that it has a document already.
 * The aggregated discovery stands under its media type.
 */
export function staticDocuments(
  groups: readonly ApiGroup[],
): ReadonlyMap<string, StaticDocument> {
  const discovered = groups.map(group => group.discovery());
  const v3 = groups.flatMap(one =>
    Object.entries(one.openapi().v3).map(
      ([version, body]) =>
        [`apis/${one.discovery().group}/${version}`, asDocument(body)] as const,
    ),
  );
  return new Map<string, StaticDocument>([
    ...Object.entries(discoveryDocuments(discovered)).map(
      ([path, body]) => [path, asDocument(body).document] as const,
    ),
    [
      aggregatedMediaType,
      asDocument(aggregatedDiscovery(discovered), aggregatedMediaType).document,
    ],
    ['/openapi/v2', asDocument(openApiV2(groups)).document],
    ...v3.map(
      ([path, { document }]) => [`/openapi/v3/${path}`, document] as const,
    ),
    [
      '/openapi/v3',
      asDocument({
        paths: Object.fromEntries(
          v3.map(([path, { hash }]) => [
            path,
            { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` },
          ]),
        ),
      }).document,
    ],
  ]);
}

/** OpenAPI 2.0, which kubectl checks objects against where a kind cannot be patched. */
function openApiV2(groups: readonly ApiGroup[]): object {
  return {
    swagger: '2.0',
    info: { title: 'Services Toolkit', version: 'v1' },
    ...mergeDefinitions(
      groups.map(one => ({
        group: one.discovery().group,
        ...one.openapi().v2,
      })),
    ),
  };
}

function asDocument(
  body: object,
  contentType: string = json,
): { document: StaticDocument; hash: string } {
  const text = JSON.stringify(body);
  const hash = createHash('sha256').update(text).digest('hex').toUpperCase();
  const etag = `"${hash}"`;
  const headers = { etag, vary: 'Accept' };
  return {
    hash,
    document: request =>
      request.headers['if-none-match'] === etag
        ? { code: 304, body: '', headers }
        : { code: 200, body: text, contentType, headers },
  };
}
