import type { IncomingHttpHeaders } from 'node:http';
import { notAcceptable } from '../../../server/status/failures';

const json = 'application/json';

/**
 * What of the media types that a client takes the service cluster is asked for: all that are JSON, in the client's order.
 * Custom resources have no protobuf; clients that prefer it name JSON as well.
 *
 * @throws StatusError 406 for a client that takes no JSON
 */
export function chooseAccept({ accept = '*/*' }: IncomingHttpHeaders): string {
  const types = accept.split(',').map(one => one.trim());
  const taken = types.filter(type =>
    /^(application\/json|application\/yaml|application\/\*|\*\/\*)(;|$)/.test(
      type,
    ),
  );
  if (taken.length === 0) {
    throw notAcceptable([json]);
  }
  // Who takes anything gets what people read.
  return taken.map(one => (one.startsWith('*/*') ? json : one)).join(',');
}

/**
 * The same without YAML: of several answers one can be made of JSON only.
 *
 * @throws StatusError 406 for a client that takes nothing else
 */
export function onlyJson(accept: string): string {
  const taken = accept
    .split(',')
    .filter(one => !/^application\/yaml/.test(one));
  if (taken.length === 0) {
    throw notAcceptable([json]);
  }
  return taken.join(',');
}

/** The same for metadata alone, which is all that some controllers read. */
export function metadataAccept(isCollection: boolean): string {
  const kind = isCollection
    ? 'PartialObjectMetadataList'
    : 'PartialObjectMetadata';
  return `${json};as=${kind};g=meta.k8s.io;v=v1`;
}
