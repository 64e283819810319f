/** A time as Kubernetes writes it, to the second: `2026-01-31T12:00:00Z`. @public */
export function timestampOf(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
