import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What is needed in place of a class, as input of the actions that make a claim. */
export const classSelectorSchema = (z: Zod) => {
  const name = z.string().min(1).max(63);
  const names = z.array(name).min(1).max(32);
  return z
    .object({
      type: name.optional(),
      protocol: name.optional(),
      provider: z.string().min(1).max(128).optional(),
      version: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .describe('A version or a range of versions as npm writes it'),
      plan: name.optional(),
      capabilities: names.optional(),
      guarantees: names.optional(),
      matchLabels: z.record(z.string().max(63)).optional(),
    })
    .strict()
    .optional()
    .describe(
      'In place of a class: what the service has to offer. The cluster chooses a plan that has all of it',
    );
};
