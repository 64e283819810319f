/** Whom the API server, or its policy, has noted on an object. */
export interface RecordedPerson {
  user: string;
  groups: readonly string[];
}

/**
 * Reads who is noted in two annotations. What is not exactly what the policies write says nothing about anybody: it is older
 * than they are, or they were not there. Who would be taken for somebody with fewer groups might get past a rule that is about
 * a group.
 */
export function recordedPerson(
  notes: Readonly<Record<string, string>> | undefined,
  keys: { user: string; groups: string },
): RecordedPerson | undefined {
  const user = notes?.[keys.user];
  const groups = listOfTexts(notes?.[keys.groups]);
  return user && groups ? { user, groups } : undefined;
}

function listOfTexts(json: string | undefined): string[] | undefined {
  try {
    const list: unknown = JSON.parse(json ?? '');
    return Array.isArray(list) && list.every(item => typeof item === 'string')
      ? list
      : undefined;
  } catch {
    return undefined;
  }
}
