import type { ClaimWithManifest } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** The UID of a claim's object, by which signals name it. */
export function claimUid({
  manifest,
}: Pick<ClaimWithManifest, 'manifest'>): string | undefined {
  const { metadata } = manifest;
  const uid =
    typeof metadata === 'object' && metadata !== null
      ? Reflect.get(metadata, 'uid')
      : undefined;
  return typeof uid === 'string' ? uid : undefined;
}
