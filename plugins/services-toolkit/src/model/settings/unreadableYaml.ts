const MARK = '\u0000unreadable-yaml';

/** Stands among the settings for YAML that cannot be read, so that it is neither lost nor sent. */
export function unreadableYaml(text: string): Record<string, string> {
  return { [MARK]: text };
}

/** The text that could not be read, where `value` stands for one. */
export function unreadText(value: unknown): string | undefined {
  const text =
    typeof value === 'object' && value !== null
      ? Reflect.get(value, MARK)
      : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** Whether some setting is YAML that cannot be read. */
export function holdsUnreadableYaml(value: unknown): boolean {
  return (
    unreadText(value) !== undefined ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).some(holdsUnreadableYaml))
  );
}
