/** The `apiVersion` of objects of a group and version: the core group's has no group in it. @public */
export function apiVersionOf(type: { group: string; version: string }): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}
