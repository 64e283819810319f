import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ErrorRequestHandler } from 'express';
import { ClusterFailedError } from '../rules/ClusterFailedError';

/** Puts into the log what a cluster said that failed; the answer only has the reference to it. */
export function reportClusterFailures(
  logger: LoggerService,
): ErrorRequestHandler {
  return (error, _req, _res, next) => {
    if (error instanceof ClusterFailedError) {
      error.report(logger);
    }
    next(error);
  };
}
