const uid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Whether a name is a UID: then it tells people nothing, and is not shown to them as a name. */
export function isUid(name: string): boolean {
  return uid.test(name);
}
