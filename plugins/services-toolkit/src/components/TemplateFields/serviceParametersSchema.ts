import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What a template may say of *ServiceParameters*; the template editor shows it. */
export const serviceParametersSchema = makeFieldSchema({
  output: z => z.record(z.any()).describe('spec.parameters of the claim'),
  uiOptions: z =>
    z.object({
      offering: z.string().optional().describe('Name of the class'),
      offeringField: z
        .string()
        .optional()
        .describe('The parameter that holds it: a ServiceOfferingPicker'),
      group: z
        .string()
        .optional()
        .describe('The group of clusters, where several offer the class'),
      cluster: z
        .string()
        .optional()
        .describe('The cluster that the claim is made on'),
      clusterField: z
        .string()
        .optional()
        .describe('The parameter that holds the cluster'),
      namespace: z
        .string()
        .optional()
        .describe(
          'Where the claim will be: with it and the cluster known, the cluster is asked for its verdict',
        ),
      namespaceField: z
        .string()
        .optional()
        .describe('The parameter that holds the namespace'),
    }),
});

export type ServiceParametersProps = typeof serviceParametersSchema.TProps;
