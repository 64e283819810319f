import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ClaimApi } from '../claimApi/ClaimApi';
import { claimKeySchema } from './claimKeySchema';
import { examples } from './createReleaseAction.examples';

/**
 * `services-toolkit:release`: releases a claim as the person who started the task. What was made for it is deleted with
 * it. A claim that is gone already is fine.
 */
export function createReleaseAction({ claims }: { claims: ClaimApi }) {
  return createTemplateAction({
    id: 'services-toolkit:release',
    description:
      'Releases a claim as the person who runs the template; what was provisioned for it is deleted with it',
    examples,
    supportsDryRun: true,
    schema: {
      input: claimKeySchema,
      output: {
        released: z =>
          z.boolean().describe('False where there was no such claim any more'),
      },
    },
    async handler(ctx) {
      const { cluster, namespace, name } = ctx.input;
      const which = `claim ${name} in namespace ${namespace} of cluster ${cluster}`;
      if (ctx.isDryRun) {
        const { allowed, reason } = await claims.as(ctx, (api, options) =>
          api.reviewAccess({ cluster, namespace, verb: 'delete' }, options),
        );
        if (!allowed) {
          throw new NotAllowedError(reason);
        }
        ctx.logger.info(`You may release ${which}; it was not released`);
        ctx.output('released', false);
        return;
      }
      try {
        await claims.as(ctx, (api, options) =>
          api.deleteClaim(ctx.input, options),
        );
      } catch (error) {
        if (!NotFoundError.is(error)) {
          throw error;
        }
        ctx.logger.info(`There is no ${which} any more`);
        ctx.output('released', false);
        return;
      }
      ctx.logger.info(`Released ${which}`);
      ctx.output('released', true);
    },
  });
}
