import { StatusError } from '../../../server/status/StatusError';
import { describeFailure, wasNotSent } from '../upstream/describeFailure';
import type { Away } from '../upstream/UpstreamHealth';
import { isWrite, type ResourceRequest } from '../requests/ResourceRequest';

/** By which link a group comes, and from where. */
export interface LinkName {
  namespace: string;
  name: string;
  /** What the service cluster is called. */
  upstream: string;
}

// Never with a time after which to ask again: kubectl would, ten times, and namespaces that are being deleted would wait.

/** The service cluster is known to be away. */
export function awayError(
  link: LinkName,
  { since, reason }: Away,
): StatusError {
  return unavailable(
    `${introductionOf(link)} cannot be reached since ${since
      .toISOString()
      .slice(0, 19)}Z: ${reason}`,
  );
}

/** A request failed on its way. */
export function failedRequest(
  link: LinkName,
  request: ResourceRequest,
  error: unknown,
): StatusError {
  const why = describeFailure(error);
  if (isWrite(request) && !wasNotSent(error)) {
    return new StatusError({
      code: 504,
      reason: 'Timeout',
      message: `${introductionOf(
        link,
      )} did not answer (${why}): whether it has done what was asked is not known. Look before you ask again`,
    });
  }
  return unavailable(`${introductionOf(link)} could not be asked: ${why}`);
}

/** It answers, and not in a way that could be passed on. */
export function unusableAnswer(link: LinkName, why: string): StatusError {
  return unavailable(`${introductionOf(link)} ${why}`);
}

function introductionOf({ namespace, name, upstream }: LinkName): string {
  return `the service cluster "${upstream}" (DownstreamClusterLink "${name}" in namespace "${namespace}")`;
}

function unavailable(message: string): StatusError {
  return new StatusError({ code: 503, reason: 'ServiceUnavailable', message });
}
