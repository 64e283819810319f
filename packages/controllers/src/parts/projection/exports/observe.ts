import {
  builtinResourceTypes,
  projection,
  type APIExportRoleBinding,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRole } from '../kinds/objects';
import type { Binding } from '../../../runtime/links/Binding';
import type { ExportContext } from '../kinds/ProjectionContext';
import {
  isControlledBy,
  readPresent,
  type Present,
} from '../../../runtime/writes/Write';
import { servedLink } from '../../../runtime/links/servedLink';
import { exportBindingName } from './exportBindingName';

/** What is known about an APIExportRoleBinding. */
export interface ExportObservation {
  apiExport: APIExportRoleBinding;
  link: UpstreamClusterLink | undefined;
  /** Whether the link has the ServiceAccount of its namespace, and is to keep it. */
  linkHasAccount: boolean;
  role: ClusterRole | undefined;
  binding: Present<Binding>;
}

export async function observeExport(
  { client, informers }: ExportContext,
  apiExport: APIExportRoleBinding,
): Promise<ExportObservation> {
  const { linkRef, roleRef } = apiExport.spec;
  const { namespace = '', uid } = apiExport.metadata;
  const links = informers.upstreamLinks.byIndex('namespace', linkRef.namespace);
  const link = links.find(({ metadata }) => metadata.name === linkRef.name);
  const account = informers.serviceAccounts.get(
    `${linkRef.namespace}/${projection.serviceAccount}`,
  );
  return {
    ...{ apiExport, link },
    linkHasAccount:
      link !== undefined &&
      link === servedLink(links) &&
      link.metadata.deletionTimestamp === undefined &&
      account !== undefined &&
      isControlledBy(link.metadata.uid)(account),
    role: informers.clusterRoles.get(roleRef.name),
    binding: await readPresent<Binding>(
      client,
      builtinResourceTypes.roleBindings,
      { namespace, name: exportBindingName(apiExport) },
      isControlledBy(uid),
    ),
  };
}
