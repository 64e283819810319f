/** What a template's expressions may see, besides the ids of its resources. */
export const claimVariables = ['claim', 'parameters'] as const;
/** What they see in addition in a resource with forEach. */
export const entryVariables = ['item', 'index'] as const;
