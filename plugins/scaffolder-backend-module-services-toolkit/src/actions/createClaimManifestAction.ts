import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { kubernetesIdKey } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { claimKeySchema } from './claimKeySchema';
import { claimRequestSchema } from './claimRequestSchema';
import { examples } from './createClaimManifestAction.examples';
import { fullEntityRef } from './fullEntityRef';
import { requestedManifest } from './requestedManifest';

/**
 * `services-toolkit:claim:manifest`: writes the claim as YAML into the workspace, for a pull request or whatever else
 * brings it to the cluster. It asks no cluster, so it also works where only a person's own token counts.
 */
export function createClaimManifestAction(deps: {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
}) {
  const { cluster: _, ...keySchema } = claimKeySchema;
  return createTemplateAction({
    id: 'services-toolkit:claim:manifest',
    description:
      'Writes a claim (ClassClaim or ResourceClaim) as YAML into the workspace, e.g. for a pull request',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...keySchema,
        ...claimRequestSchema,
        resource: z =>
          z
            .object({
              apiVersion: z.string().min(1),
              kind: z.string().min(1),
              name: z.string().min(1),
              namespace: z.string().min(1).optional(),
            })
            .optional()
            .describe(
              'In place of a class: the Secret or Provisioned Service that is wanted',
            ),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'File in the workspace. Default: claims/<namespace>/<name>.yaml',
            ),
      },
      output: {
        path: z => z.string().describe('The file that was written'),
        manifest: z => z.string().describe('The YAML'),
      },
    },
    async handler(ctx) {
      const { path: asked, entityRef, ...request } = ctx.input;
      const { namespace, name } = request;
      const path = asked ?? `claims/${namespace}/${name}.yaml`;
      const file = resolveSafeChildPath(ctx.workspacePath, path);

      const ref = entityRef ? fullEntityRef(entityRef) : undefined;
      // It may be made by this very template, and not be in the catalog yet.
      const entity =
        ref === undefined
          ? undefined
          : await deps.catalog.getEntityByRef(ref, {
              credentials: await ctx.getInitiatorCredentials(),
            });
      const manifest = stringify(
        requestedManifest(
          request,
          ref
            ? {
                ref,
                kubernetesId: entity?.metadata.annotations?.[kubernetesIdKey],
              }
            : undefined,
        ),
      );
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, manifest);
      ctx.logger.info(`Wrote claim ${name} to ${path}`);
      ctx.output('path', path);
      ctx.output('manifest', manifest);
    },
  });
}
