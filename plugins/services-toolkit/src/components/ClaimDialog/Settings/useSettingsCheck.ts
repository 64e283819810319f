import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimRequest,
  PrunedParameter,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../../../api/servicesToolkitApiRef';
import type { ErrorDescription } from '../../../model/describeError';
import { describeError } from '../../../model/describeError';
import type { Settings } from '../../../model/settings/settingValues';
import {
  settingViolations,
  standingViolations,
} from '../../../model/settings/violations';

type Causes = ErrorDescription['causes'];

interface Found {
  causes: Causes;
  pruned: readonly PrunedParameter[];
  checked: Settings;
}

/** Whether the cluster would take the settings. */
export interface SettingsCheck {
  checking: boolean;
  /** What the cluster had against settings that have not been changed since. */
  violations: (settings: Settings) => Causes;
  /** What the class does not know of these very settings, and leaves out. */
  pruned: readonly PrunedParameter[];
  /** Whether these very parameters were checked, and nothing was found against them. */
  passed: boolean;
  run: () => void;
}

/**
 * Asks the cluster for its verdict before one goes on, so that what it has against a setting stands on that setting.
 * Whatever else it has against the claim is told in the review. Of settings that the class does not know one is told
 * before one goes on; then it is up to the person.
 */
export function useSettingsCheck(
  request: ClaimRequest,
  onAccepted: () => void,
): SettingsCheck {
  const api = useApi(servicesToolkitApiRef);
  const [checking, setChecking] = useState(false);
  const [found, setFound] = useState<Found>();
  const isFound =
    found !== undefined && sameSettings(found.checked, request.parameters);
  const run = async () => {
    setChecking(true);
    const checked = request.parameters ?? {};
    const said = await api.createClaim(request, { dryRun: true }).then(
      ({ prunedParameters = [] }) => ({ causes: [], pruned: prunedParameters }),
      error => ({
        causes: settingViolations(describeError(error).causes),
        pruned: [],
      }),
    );
    setFound({ ...said, checked });
    setChecking(false);
    const isTold = isFound && sameSettings(found.pruned, said.pruned);
    if (said.causes.length === 0 && (said.pruned.length === 0 || isTold)) {
      onAccepted();
    }
  };
  return {
    checking,
    violations: settings =>
      found ? standingViolations(found.causes, found.checked, settings) : [],
    pruned: isFound ? found.pruned : [],
    passed: isFound && found.causes.length === 0,
    run,
  };
}

function sameSettings(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
