import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { english } from '@services-toolkit/claims';
import type { ClaimApiAs } from './ClaimApiAs';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** What can be claimed, one service in detail, and how a claim goes: for assistants and scripts, as the user. */
export function registerReadActions(
  registry: ActionsRegistryService,
  claims: ClaimApiAs,
): void {
  registry.register({
    name: 'list-services',
    title: 'List services that can be claimed',
    description:
      'Lists the services of all clusters: databases, queues, caches and so on, with the clusters that offer each. A service with several plans is listed once for each; its class is what claim-service takes.',
    attributes,
    schema: {
      input: z =>
        z.object({
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          services: z.array(z.record(z.any())),
          nextCursor: z.string().optional(),
        }),
    },
    async action({ input, credentials }) {
      const { items, nextCursor } = await claims.call(
        credentials,
        (api, options) => api.listOfferings(input, options),
      );
      return { output: { services: items, nextCursor } };
    },
  });

  registry.register({
    name: 'explain-service',
    title: 'Explain a service',
    description:
      'Tells what a service is, where it can be claimed, and which parameters a claim may set, as JSON schema.',
    attributes,
    schema: {
      input: z =>
        z.object({
          group: z
            .string()
            .describe('Provider group, as list-services tells it'),
          class: z
            .string()
            .describe('The service, by its class as list-services tells it'),
        }),
      output: z => z.object({ service: z.record(z.any()) }),
    },
    async action({ input, credentials }) {
      const service = await claims.call(credentials, (api, options) =>
        api.getOffering(input, options),
      );
      return { output: { service } };
    },
  });

  registry.register({
    name: 'claim-status',
    title: 'Tell how a claim goes',
    description:
      'Tells the state of a claim in a sentence, who has to act, and the name of the Secret with its credentials. Never the credentials.',
    attributes,
    schema: {
      input: z =>
        z.object({
          cluster: z.string(),
          namespace: z.string(),
          name: z.string(),
        }),
      output: z => z.object({ claim: z.record(z.any()) }),
    },
    async action({ input, credentials }) {
      const claim = await claims.call(credentials, (api, options) =>
        api.getClaim(input, options),
      );
      return {
        output: { claim: { ...claim, sentence: english(claim.messages) } },
      };
    },
  });
}
