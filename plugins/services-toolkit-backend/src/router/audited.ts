import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';

/** Writes down that something was tried, by whom, and how it ended; also when it was refused. */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  act: () => Promise<T>,
): Promise<T> {
  const opened = await auditor.createEvent(event);
  try {
    const result = await act();
    await opened.success();
    return result;
  } catch (error) {
    assertError(error);
    await opened.fail({ error });
    throw error;
  }
}
