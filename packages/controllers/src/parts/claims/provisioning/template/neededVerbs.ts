/** What the controllers have to be allowed to do with a kind, in the whole cluster: claims are in any namespace. */
export const neededVerbs = {
  read: ['get', 'list', 'watch'],
  /** Server-side apply is a patch, and a create where there is no such object. */
  make: ['get', 'list', 'watch', 'create', 'patch', 'delete'],
} as const;
