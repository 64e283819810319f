/** Where the parameters are in a claim. */
export const root = 'spec.parameters';

/** So many objects and lists may be inside one another. */
export const maxDepth = 100;
