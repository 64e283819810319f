import type { ParsedResource, TemplateProblem } from './ParsedTemplate';

/** The resources in an order in which each comes after those that it needs, else as they are given. */
export function orderResources(
  resources: readonly ParsedResource[],
): { ordered: ParsedResource[] } | { cycle: TemplateProblem } {
  const byId = new Map(resources.map(resource => [resource.id, resource]));
  const ordered = new Set<ParsedResource>();
  const visit = (
    resource: ParsedResource,
    path: readonly string[],
  ): TemplateProblem | undefined => {
    if (ordered.has(resource)) {
      return undefined;
    }
    const start = path.indexOf(resource.id);
    if (start >= 0) {
      const circle = [...path.slice(start), resource.id].join(' → ');
      return {
        place: resource.place,
        message: `the resources need each other in a circle: ${circle}`,
      };
    }
    for (const id of resource.needs) {
      const needed = byId.get(id);
      const cycle = needed && visit(needed, [...path, resource.id]);
      if (cycle) {
        return cycle;
      }
    }
    ordered.add(resource);
    return undefined;
  };
  for (const resource of resources) {
    const cycle = visit(resource, []);
    if (cycle) {
      return { cycle };
    }
  }
  return { ordered: [...ordered] };
}
