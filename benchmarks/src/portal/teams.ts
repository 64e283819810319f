import type { Entity } from '@backstage/catalog-model';

/** Ten teams with two namespaces in every cluster, and a person each who works in them. */
export const teams = Array.from({ length: 10 }, (_, index) => `team-${index}`);

/** Their names at the sign-in; the app's sign-in page knows the first two. */
export const people = teams.map((_, index) =>
  index < 2 ? ['alice', 'bob'][index] ?? '' : `person-${index}`,
);

export function namespacesOf(team: string): string[] {
  return [`${team}-dev`, `${team}-prod`];
}

export const namespaces = teams.flatMap(namespacesOf);

/** The components that run in a namespace; claims are made for them. */
export function componentsOf(namespace: string): string[] {
  return Array.from({ length: 10 }, (_, index) => `${namespace}-app-${index}`);
}

/** Teams, people and components as the catalog would have them from elsewhere. */
export function teamEntities(): Entity[] {
  return teams.flatMap((team, index) => [
    entity('Group', team, { type: 'team', children: [] }),
    entity('User', people[index] ?? '', { memberOf: [team] }),
    ...namespacesOf(team).flatMap(namespace =>
      componentsOf(namespace).map(name =>
        entity(
          'Component',
          name,
          { type: 'service', lifecycle: 'production', owner: team },
          { 'backstage.io/kubernetes-namespace': namespace },
        ),
      ),
    ),
  ]);
}

/** An entity that nothing but the benchmark has. */
export function entity(
  kind: string,
  name: string,
  spec: NonNullable<Entity['spec']>,
  annotations: Record<string, string> = {},
  description?: string,
): Entity {
  const location = `bench:${name}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      ...(description && { description }),
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
        ...annotations,
      },
    },
    spec,
  };
}
