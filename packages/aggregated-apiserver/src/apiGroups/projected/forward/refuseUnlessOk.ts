import { StatusError } from '../../../server/status/StatusError';
import type { UpstreamAnswer } from '../upstream/UpstreamAnswer';
import { readAnswer } from '../upstream/readAnswer';

const longestStatus = 1024 * 1024;

/** @throws StatusError with what the service cluster says */
export async function refuseUnlessOk({
  statusCode,
  body,
}: UpstreamAnswer): Promise<void> {
  if (statusCode === 200) {
    return;
  }
  let status: { message?: unknown; reason?: unknown } = {};
  try {
    status = JSON.parse(
      await readAnswer({ body }, longestStatus),
    ) as typeof status;
  } catch {
    // Then there is only the code to tell.
  }
  throw new StatusError({
    code: statusCode,
    reason: typeof status.reason === 'string' ? status.reason : 'Unknown',
    message:
      typeof status.message === 'string'
        ? status.message
        : `the service cluster answers with the code ${statusCode}`,
  });
}
