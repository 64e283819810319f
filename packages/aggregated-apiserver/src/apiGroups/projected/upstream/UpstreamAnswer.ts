import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

/** What a service cluster answers; its body comes as it is read. */
export interface UpstreamAnswer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  body: Readable;
}
