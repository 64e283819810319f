import { projectionResourceTypes } from '@services-toolkit/kubernetes-api';
import type { Part } from '../Part';
import { createDownstreamLinkController } from './downstreamLinks/controller';
import { createExportController } from './exports/controller';
import { createGroupImportController } from './groupImports/controller';
import { exportContext, importContext } from './kinds/ProjectionContext';
import {
  followExportKinds,
  followImportKinds,
} from './kinds/followProjectionKinds';
import { createResourceImportController } from './resourceImports/controller';
import { projectionRights } from './rights';
import { createUpstreamLinkController } from './upstreamLinks/controller';

/**
 * Lets a cluster use API groups of another one: links between the two, what one exports, and what the other imports. What
 * answers for imported groups is the aggregated API server.
 */
export const projectionPart: Part = {
  name: 'projection',
  apiGroups: [projectionResourceTypes.upstreamClusterLinks.group],
  kinds: Object.values(projectionResourceTypes),
  controllers: [
    'APIExportRoleBinding',
    'APIResourceImport',
    'ClusterAPIGroupImport',
    'DownstreamClusterLink',
    'UpstreamClusterLink',
  ],
  rights: projectionRights,
  deploy: 'parts/projection',
  assemble(context) {
    const { home } = context.clusters;
    const exported = followExportKinds(home);
    const imported = followImportKinds(home, context.leaseNamespace);
    const { upstreamLinks, exports, ...ofExports } = exported;
    const { downstreamLinks, groupImports, ...ofImports } = imported;
    return [
      {
        name: 'projection/exports',
        needs: [upstreamLinks, exports],
        uses: Object.values(ofExports),
        start: signal => {
          const own = exportContext(context, exported, signal);
          return [
            createUpstreamLinkController(own),
            createExportController(own),
          ];
        },
      },
      {
        name: 'projection/imports',
        needs: [downstreamLinks, groupImports],
        uses: Object.values(ofImports),
        start: signal => {
          const own = importContext(context, imported, signal);
          return [
            createDownstreamLinkController(own),
            createGroupImportController(own),
            createResourceImportController(own),
          ];
        },
      },
    ];
  },
};
