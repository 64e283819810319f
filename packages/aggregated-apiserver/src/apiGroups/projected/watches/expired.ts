/** The event by which a client learns that it has to list again. */
export function expired(message: string): string {
  return JSON.stringify({
    type: 'ERROR',
    object: {
      ...{ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' },
      ...{ reason: 'Expired', code: 410, message },
    },
  });
}
