/** Where kubectl keeps what it applied last: the whole object once more. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as people read it, without what only kubectl does. */
export function readableManifest(
  manifest: Record<string, unknown>,
): Record<string, unknown> {
  const metadata = Object(manifest.metadata);
  const { [LAST_APPLIED]: _, ...annotations } = Object(metadata.annotations);
  if (_ === undefined) {
    return manifest;
  }
  const { annotations: __, ...rest } = metadata;
  return {
    ...manifest,
    metadata: {
      ...rest,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
  };
}
