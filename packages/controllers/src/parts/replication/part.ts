import { replicationResourceTypes } from '@services-toolkit/kubernetes-api';
import type { Part } from '../Part';
import { createExportNamespaceController } from './exportNamespaces/controller';
import {
  followExportKinds,
  followImportKinds,
} from './kinds/followReplicationKinds';
import { exportContext, importContext } from './kinds/ReplicationContext';
import { replicationRights } from './rights';
import { createSecretExportController } from './secretExports/controller';
import { createSecretImportController } from './secretImports/controller';

/** Brings Secrets of a service cluster to the workload clusters that may have them, through the links of projection. */
export const replicationPart: Part = {
  name: 'replication',
  apiGroups: [replicationResourceTypes.secretExports.group],
  kinds: Object.values(replicationResourceTypes),
  controllers: ['ExportNamespace', 'SecretExport', 'SecretImport'],
  rights: replicationRights,
  deploy: 'parts/replication',
  assemble(context) {
    const { home } = context.clusters;
    const exported = followExportKinds(home);
    const imported = followImportKinds(home);
    const { upstreamLinks, secretExports, ...ofExports } = exported;
    const { downstreamLinks, secretImports, ...ofImports } = imported;
    return [
      {
        name: 'replication/exports',
        needs: [upstreamLinks, secretExports],
        uses: Object.values(ofExports),
        start: signal => {
          const own = exportContext(context, exported, signal);
          return [
            createExportNamespaceController(own),
            createSecretExportController(own),
          ];
        },
      },
      {
        name: 'replication/imports',
        needs: [downstreamLinks, secretImports],
        uses: Object.values(ofImports),
        start: signal => [
          createSecretImportController(
            importContext(context, imported, signal),
          ),
        ],
      },
    ];
  },
};
