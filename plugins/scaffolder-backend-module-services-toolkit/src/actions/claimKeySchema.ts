import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** What names a claim, as input of every action here. */
export const claimKeySchema = {
  cluster: (z: Zod) =>
    z
      .string()
      .min(1)
      .describe(
        "Name of the cluster, as in servicesToolkit.clusters of the portal's configuration",
      ),
  namespace: (z: Zod) =>
    z.string().min(1).describe('Namespace of the claim and of its Secret'),
  name: (z: Zod) => z.string().min(1).describe('Name of the claim'),
};
