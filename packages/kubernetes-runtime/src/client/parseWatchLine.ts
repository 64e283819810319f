import { parseJson } from '@services-toolkit/kubernetes-api';
import { errorFromStatus, isStatus } from '../errors/errorFromResponse';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import type { WatchEvent } from './KubernetesClient';

/**
 * One line of a watch stream.
 * @throws KubernetesApiError for an ERROR event (410 Expired, mostly), and for a line that is no watch event.
 */
export function parseWatchLine<T>(line: string): WatchEvent<T> {
  const event = parse(line);
  switch (event?.type) {
    case 'ADDED':
    case 'MODIFIED':
    case 'DELETED':
      // The type of the object is the caller's promise about the kind that it watches.
      return { type: event.type, object: event.object as T };
    case 'BOOKMARK': {
      const { metadata } = event.object as {
        metadata?: { resourceVersion?: string };
      };
      return {
        type: 'BOOKMARK',
        resourceVersion: metadata?.resourceVersion ?? '',
      };
    }
    case 'ERROR':
      if (isStatus(event.object)) {
        throw errorFromStatus(event.object);
      }
      throw unexpected('an error without a Status');
    default:
      throw unexpected('a line that is no watch event');
  }
}

function parse(line: string): { type: string; object: object } | undefined {
  try {
    const value: unknown = parseJson(line);
    const isEvent =
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      typeof value.type === 'string' &&
      'object' in value &&
      typeof value.object === 'object' &&
      value.object !== null;
    return isEvent ? (value as { type: string; object: object }) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    return undefined;
  }
}

function unexpected(what: string): KubernetesApiError {
  return new KubernetesApiError({
    code: 200,
    reason: 'UnexpectedResponse',
    message: `The watch sent ${what}; is there a proxy in between that changes answers?`,
  });
}
