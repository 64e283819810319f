import { NotAllowedError } from '@backstage/errors';
import { describeRight, type MissingRight } from '@services-toolkit/claims';
import type { ErrorCause } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** The `reason` of the cause by which clients tell this refusal from one of the person's own rights. */
export const actingRefusedReason = 'ImpersonationNotAllowed';

/**
 * A cluster does not let the portal ask for something in the person's name. Whatever that person may do there, it is for the
 * platform team to act.
 */
export class ActingRefusedError extends NotAllowedError {
  readonly causes: ErrorCause[];
  readonly #right: MissingRight;

  /** @param right - such as impersonate-on:user-info:get deployments.apps in namespace "apps" */
  constructor(cluster: string, right: MissingRight) {
    super(
      `Cluster "${cluster}" does not let the portal act for you: its ServiceAccount services-toolkit-portal lacks the right to ${describeRight(
        right,
      )}. Ask the platform team that runs the cluster to grant it, as deploy/portal does, or deploy/portal-named-people before Kubernetes 1.36.`,
    );
    this.causes = [{ reason: actingRefusedReason, message: this.message }];
    this.#right = right;
  }

  get right(): MissingRight {
    return this.#right;
  }
}
