const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const escapes: Record<string, string> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** The name that a property has in CEL, where not every name of JSON is one (Kubernetes' "Escaping" of CRD validation rules). */
export function celName(property: string): string {
  if (reserved.has(property)) return `__${property}__`;
  return property.replace(/__|[./-]/g, found => escapes[found] ?? found);
}
