import type { ClaimWithManifest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Settings } from './settings/settingValues';

/** What a claim set; `undefined` where it set nothing. */
export function claimSettings(
  claim: Pick<ClaimWithManifest, 'manifest'>,
): Settings | undefined {
  const { spec } = claim.manifest;
  const parameters =
    typeof spec === 'object' && spec !== null
      ? Reflect.get(spec, 'parameters')
      : undefined;
  return typeof parameters === 'object' && parameters !== null
    ? { ...parameters }
    : undefined;
}
