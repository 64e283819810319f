import type { IncomingHttpHeaders } from 'node:http';
import { personHeaders } from '../upstream/linkIdentity';
import type { User } from '../../../server/frontProxy/identifyUser';

const longestAgent = 200;
const longestAuditId = 64;
const mostWarnings = 20;
const longestWarning = 1_024;
const mostRetryAfterSeconds = 60;

/**
 * What goes to the service cluster: an allow-list. No credential, cookie, impersonation or hop-by-hop header of the caller is
 * on it.
 */
export function headersUp(
  headers: IncomingHttpHeaders,
  user: User,
  serviceAccount: string | undefined,
  options: { accept: string; isCompressed: boolean },
): Record<string, string | string[]> {
  const agent = headers['user-agent'];
  const auditId = one(headers['audit-id']);
  const contentType = headers['content-type'];
  return {
    accept: options.accept,
    ...(contentType && { 'content-type': printable(contentType, 100) }),
    ...(agent && { 'user-agent': printable(agent, longestAgent) }),
    // So that a request has one id in the audit logs of both clusters.
    ...(auditId && { 'audit-id': printable(auditId, longestAuditId) }),
    ...(options.isCompressed &&
      /\bgzip\b/.test(String(headers['accept-encoding'] ?? '')) && {
        'accept-encoding': 'gzip',
      }),
    ...(serviceAccount && personHeaders(serviceAccount, user)),
  };
}

/** What comes back: what the content is, warnings, and after how long a client that was held back may ask again. */
export function headersDown(
  statusCode: number,
  headers: IncomingHttpHeaders,
): Record<string, string | string[]> {
  const retryAfter = Number(one(headers['retry-after']));
  const warnings = [headers.warning ?? []].flat();
  return {
    'cache-control': 'no-cache, private',
    // A browser that is logged on to this cluster must not run what another one says.
    'x-content-type-options': 'nosniff',
    ...contentTypeOf(headers),
    ...pick(headers, 'content-encoding'),
    ...pick(headers, 'content-length'),
    ...(warnings.length > 0 && {
      warning: warnings
        .slice(0, mostWarnings)
        .map(text => printable(text, longestWarning)),
    }),
    ...(statusCode === 429 &&
      retryAfter > 0 && {
        'retry-after': String(Math.min(retryAfter, mostRetryAfterSeconds)),
      }),
  };
}

/** What API servers answer with. Anything else is text. */
function contentTypeOf(headers: IncomingHttpHeaders): Record<string, string> {
  const given = pick(headers, 'content-type');
  const isKnown =
    /^application\/(json|yaml|cbor|cbor-seq)\s*(;|$)/i.test(
      given['content-type'] ?? '',
    ) || given['content-type'] === undefined;
  return isKnown ? given : { 'content-type': 'text/plain; charset=utf-8' };
}

/** The same for an answer that is written anew: how long it was, and in which coding, says nothing about that. */
export function headersDownRewritten(
  statusCode: number,
  headers: IncomingHttpHeaders,
): Record<string, string | string[]> {
  const {
    'content-length': _,
    'content-encoding': __,
    ...kept
  } = headersDown(statusCode, headers);
  return kept;
}

function pick(
  headers: IncomingHttpHeaders,
  name: string,
): Record<string, string> {
  const value = one(headers[name]);
  return value === undefined ? {} : { [name]: printable(value, 200) };
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function printable(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[^\x20-\x7e]/g, '?');
}
