/** Under which name a class follows the instances of its pool. */
export function poolUser(className: string): string {
  return `ClusterInstanceClass/${className}`;
}

/** The class that follows under that name. */
export function classOfPoolUser(user: string): string | undefined {
  const [kind, name] = user.split('/');
  return kind === 'ClusterInstanceClass' ? name : undefined;
}
