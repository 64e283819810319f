import { recordOf } from '../crossplane/recordOf';
import type { DiagnosisEvent } from './Diagnosis';
import { plainText } from './plainText';

const most = 20;

/** The newest Events in the words of either of Kubernetes' APIs; those that say the same are one. */
export function recentEvents(
  events: readonly unknown[] = [],
): DiagnosisEvent[] {
  const joined = new Map<string, DiagnosisEvent>();
  for (const value of events) {
    const event = readEvent(value);
    if (!event) {
      continue;
    }
    const key = JSON.stringify([event.type, event.reason, event.message]);
    const other = joined.get(key);
    joined.set(key, other ? join(event, other) : event);
  }
  return [...joined.values()].sort(newestFirst).slice(0, most);
}

function readEvent(value: unknown): DiagnosisEvent | undefined {
  const event = recordOf(value);
  if (!event) {
    return undefined;
  }
  const series = recordOf(event.series);
  const message = plainText(event.message) ?? plainText(event.note) ?? '';
  const lastSeen =
    text(series?.lastObservedTime) ??
    text(event.lastTimestamp) ??
    text(event.deprecatedLastTimestamp) ??
    text(event.eventTime) ??
    text(event.firstTimestamp) ??
    text(recordOf(event.metadata)?.creationTimestamp);
  return {
    type: text(event.type) ?? 'Normal',
    reason: plainText(text(event.reason)) ?? '',
    message,
    count: count(series?.count) ?? count(event.count) ?? 1,
    ...(lastSeen && { lastSeen }),
  };
}

function join(one: DiagnosisEvent, other: DiagnosisEvent): DiagnosisEvent {
  const newer = newestFirst(one, other) <= 0 ? one : other;
  return { ...newer, count: one.count + other.count };
}

function newestFirst(one: DiagnosisEvent, other: DiagnosisEvent): number {
  return (other.lastSeen ?? '').localeCompare(one.lastSeen ?? '');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function count(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0
    ? Number(value)
    : undefined;
}
