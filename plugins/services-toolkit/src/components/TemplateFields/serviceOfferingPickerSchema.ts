import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { serviceKinds } from '../../model/serviceKind';

/** What a template may say of a *ServiceOfferingPicker*; the template editor shows it. */
export const serviceOfferingPickerSchema = makeFieldSchema({
  output: z => z.string().describe('Name of the class'),
  uiOptions: z =>
    z.object({
      cluster: z
        .string()
        .optional()
        .describe('Only what is offered on this cluster'),
      clusterField: z
        .string()
        .optional()
        .describe('The parameter that holds the cluster'),
      namespace: z
        .string()
        .optional()
        .describe(
          'Where the claim will be: what the person may not claim there is closed',
        ),
      namespaceField: z
        .string()
        .optional()
        .describe('The parameter that holds the namespace'),
      group: z
        .string()
        .optional()
        .describe('Only what this group of clusters offers'),
      kind: z
        .enum(serviceKinds)
        .optional()
        .describe('Only services of this kind'),
      owner: z
        .string()
        .optional()
        .describe('Only services of this owner, an entity ref'),
      claimableOnly: z
        .boolean()
        .optional()
        .describe(
          'Hides what cannot be claimed just now, instead of saying why. Default: false',
        ),
    }),
});

export type ServiceOfferingPickerProps =
  typeof serviceOfferingPickerSchema.TProps;
