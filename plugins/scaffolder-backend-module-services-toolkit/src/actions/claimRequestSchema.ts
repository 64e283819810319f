import type { z as zod } from 'zod/v3';
import { classSelectorSchema } from './classSelectorSchema';

type Zod = typeof zod;

/** What a claim asks for, as input of the actions that make one. */
export const claimRequestSchema = {
  class: (z: Zod) =>
    z
      .string()
      .min(1)
      .optional()
      .describe('Name of the class (ClusterInstanceClass)'),
  classSelector: classSelectorSchema,
  parameters: (z: Zod) =>
    z
      .record(z.any())
      .optional()
      .describe("Settings, as the class's schema describes them"),
  entityRef: (z: Zod) =>
    z
      .string()
      .optional()
      .describe(
        "Entity that the service is for, e.g. component:default/orders. The namespace must be the entity's own",
      ),
};
