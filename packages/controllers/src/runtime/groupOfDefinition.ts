/** The group that a CustomResourceDefinition of this name is about: `<plural>.<group>`. */
export function groupOfDefinition(name: string): string {
  const [, ...group] = name.split('.');
  return group.join('.');
}
