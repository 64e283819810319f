/** By which keys what claims are asked for is known: of all of it the first part is the same. */
export const claimsKeys = {
  all: ['claims'],
  lists: ['claims', 'list'],
  ones: ['claims', 'one'],
  graphs: ['claims', 'graph'],
} as const;
