/** A right that somebody lacks, for: get deployments.apps in namespace "my-apps". @public */
export interface MissingRight {
  verb: string;
  /** The plural, with the group behind a dot where it is not the core one. */
  resource: string;
  /** Absent for what is in no namespace, or in any. */
  namespace?: string;
}

/** In English. @public */
export function describeRight({
  verb,
  resource,
  namespace,
}: MissingRight): string {
  return `${verb} ${resource}${
    namespace ? ` in namespace "${namespace}"` : ''
  }`;
}
