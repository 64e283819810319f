import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { classClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimApiAs } from './ClaimApiAs';

type Zod = Parameters<
  Parameters<ActionsRegistryService['register']>[0]['schema']['input']
>[0];

const keySchema = (z: Zod) => ({
  cluster: z.string().describe('Name of the cluster in the portal'),
  namespace: z.string().describe('Namespace of the claim and of its Secret'),
  name: z.string().describe('Name of the claim'),
});

const requestSchema = (z: Zod) =>
  z.object({
    ...keySchema(z),
    class: z
      .string()
      .optional()
      .describe('The service, by its class as list-services tells it'),
    classSelector: z
      .object({
        type: z.string().optional(),
        protocol: z.string().optional(),
        provider: z.string().optional(),
        version: z.string().optional(),
        plan: z.string().optional(),
        capabilities: z.array(z.string()).optional(),
        guarantees: z.array(z.string()).optional(),
        matchLabels: z.record(z.string()).optional(),
      })
      .strict()
      .optional()
      .describe(
        'In place of one service: what it has to offer, whichever service has it. Previewing tells which plan that is now, or what the closest lack',
      ),
    parameters: z
      .record(z.any())
      .optional()
      .describe('Settings, see explain-service'),
    entityRef: z
      .string()
      .optional()
      .describe('Component that it is for, e.g. component:default/orders'),
  });

/** Trying out, making and releasing claims: for assistants and scripts, as the user. */
export function registerClaimActions(
  registry: ActionsRegistryService,
  claims: ClaimApiAs,
): void {
  registry.register({
    name: 'preview-claim',
    title: 'Preview a claim',
    description:
      'Lets the API server check a claim as the user, admission included, and returns the object that would be made. Makes nothing.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: requestSchema,
      output: z => z.object({ claim: z.record(z.any()) }),
    },
    async action({ input, credentials }) {
      const claim = await claims.call(credentials, (api, options) =>
        api.createClaim(classClaimRequest(input), {
          ...options,
          dryRun: true,
        }),
      );
      return { output: { claim } };
    },
  });

  registry.register({
    name: 'claim-service',
    title: 'Claim a service',
    description:
      'Claims a service as the user: one that list-services tells, or whichever has what is needed. Its credentials will lie in a Secret in the namespace. Preview it first.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: requestSchema,
      output: z => z.object({ claim: z.record(z.any()) }),
    },
    async action({ input, credentials }) {
      const claim = await claims.call(credentials, (api, options) =>
        api.createClaim(classClaimRequest(input), options),
      );
      return { output: { claim } };
    },
  });

  registry.register({
    name: 'release-claim',
    title: 'Release a claim',
    description:
      'Releases a claim as the user. An instance of a pool is given back; what was made for the claim is deleted with its data.',
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z => z.object(keySchema(z)),
      output: z => z.object({ released: z.boolean() }),
    },
    async action({ input, credentials }) {
      await claims.call(credentials, (api, options) =>
        api.deleteClaim(input, options),
      );
      return { output: { released: true } };
    },
  });
}
