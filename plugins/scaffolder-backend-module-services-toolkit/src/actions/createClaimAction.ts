import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ClaimApi } from '../claimApi/ClaimApi';
import { makeClaim, outputsOf } from '../claimApi/makeClaim';
import { waitUntilReady } from '../claimApi/waitUntilReady';
import { claimKeySchema } from './claimKeySchema';
import { claimRequestSchema } from './claimRequestSchema';
import { examples } from './createClaimAction.examples';
import { classClaimRequest } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { fullEntityRef } from './fullEntityRef';

const usualTimeoutSeconds = 600;

/**
 * `services-toolkit:claim`: claims a service as the person who started the task, and may wait until it is ready. A dry
 * run of the template is a dry run at the API server.
 */
export function createClaimAction({ claims }: { claims: ClaimApi }) {
  return createTemplateAction({
    id: 'services-toolkit:claim',
    description:
      'Claims a service (ClassClaim) as the person who runs the template',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...claimKeySchema,
        ...claimRequestSchema,
        waitForReady: z =>
          z
            .boolean()
            .optional()
            .describe('Wait until the service can be used. Default: false'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(3600)
            .optional()
            .describe(
              `How long to wait for it. Default: ${usualTimeoutSeconds}`,
            ),
      },
      output: {
        reference: z =>
          z
            .string()
            .describe(
              'How tools refer to the claim, e.g. in serviceClaims of a workload',
            ),
        state: z => z.enum(['ready', 'waiting', 'failed', 'deleting']),
        sentence: z => z.string().describe('The state in words'),
        bindingName: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the Secret with the credentials, once the claim has one',
            ),
        prunedParameters: z =>
          z
            .array(z.string())
            .describe(
              'Where the parameters are that have no effect, since the class does not know them',
            ),
      },
    },
    async handler(ctx) {
      const {
        waitForReady = false,
        timeoutSeconds = usualTimeoutSeconds,
        entityRef,
        ...rest
      } = ctx.input;
      const request = classClaimRequest({
        ...rest,
        ...(entityRef && { entityRef: fullEntityRef(entityRef) }),
      });
      const dryRun = ctx.isDryRun ?? false;
      const { cluster, namespace, name } = request;

      let claim = await makeClaim(claims, request, ctx);
      ctx.logger.info(
        dryRun
          ? `Cluster ${cluster} would accept claim ${name} in namespace ${namespace}; nothing was made`
          : `Claim ${name} is in namespace ${namespace} of cluster ${cluster}`,
      );
      const { prunedParameters } = claim;
      if (prunedParameters.length > 0) {
        ctx.logger.warn(
          `The class does not know these parameters, so that they have no effect: ${prunedParameters.join(
            ', ',
          )}. Is one of them misspelt?`,
        );
      }
      if (waitForReady && !dryRun) {
        claim = outputsOf(
          await waitUntilReady(claims, request, ctx, timeoutSeconds),
        );
      }
      ctx.output('reference', claim.reference);
      ctx.output('state', claim.state);
      ctx.output('sentence', claim.sentence);
      ctx.output('bindingName', claim.bindingName);
      ctx.output('prunedParameters', prunedParameters);
    },
  });
}
