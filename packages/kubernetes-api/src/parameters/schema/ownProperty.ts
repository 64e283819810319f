/** A property of the object itself: schemas and parameters may have a field named `constructor`. */
export function ownProperty<T>(
  object: Record<string, T> | undefined,
  key: string,
): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}
