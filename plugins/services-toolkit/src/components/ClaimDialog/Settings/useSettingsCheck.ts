import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { ClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../../../api/servicesToolkitApiRef';
import type { ErrorDescription } from '../../../model/describeError';
import { describeError } from '../../../model/describeError';
import type { Settings } from '../../../model/settings/settingValues';
import {
  settingViolations,
  standingViolations,
} from '../../../model/settings/violations';

type Causes = ErrorDescription['causes'];

/** Whether the cluster would take the settings. */
export interface SettingsCheck {
  checking: boolean;
  /** What the cluster had against settings that have not been changed since. */
  violations: (settings: Settings) => Causes;
  /** Whether these very parameters were checked, and nothing was found against them. */
  passed: boolean;
  run: () => void;
}

/**
 * Asks the cluster for its verdict before one goes on, so that what it has against a setting stands on that setting.
 * Whatever else it has against the claim is told in the review.
 */
export function useSettingsCheck(
  request: ClaimRequest,
  onAccepted: () => void,
): SettingsCheck {
  const api = useApi(servicesToolkitApiRef);
  const [checking, setChecking] = useState(false);
  const [found, setFound] = useState<{ causes: Causes; checked: Settings }>();
  const run = async () => {
    setChecking(true);
    const causes = await api.createClaim(request, { dryRun: true }).then(
      () => [],
      error => settingViolations(describeError(error).causes),
    );
    setFound({ causes, checked: request.parameters ?? {} });
    setChecking(false);
    if (causes.length === 0) {
      onAccepted();
    }
  };
  return {
    checking,
    violations: settings =>
      found ? standingViolations(found.causes, found.checked, settings) : [],
    passed:
      found?.causes.length === 0 &&
      JSON.stringify(found.checked) === JSON.stringify(request.parameters),
    run,
  };
}
