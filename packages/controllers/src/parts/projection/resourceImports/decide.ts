import {
  getCondition,
  isReady,
  type APIResourceImport,
  type APIResourceImportConditionType,
  type APIResourceImportReason,
  type ClusterAPIGroupImport,
} from '@services-toolkit/kubernetes-api';
import { fails, holds, type Finding } from '../../../runtime/statusConditions';

/** Whether the resources can be used in the namespace, by the imports of their group. */
export function decideResourceImport(
  { spec: { group } }: APIResourceImport,
  groupImports: readonly ClusterAPIGroupImport[],
): Finding<APIResourceImportConditionType | APIResourceImportReason> {
  if (groupImports.length === 0) {
    return fails(
      'GroupNotImported',
      `No ClusterAPIGroupImport imports the API group "${group}". Ask the operator of this cluster for one, or correct spec.group`,
    );
  }
  if (groupImports.some(isReady)) {
    return holds(
      'Ready',
      `Resources of the API group "${group}" can be used in this namespace`,
    );
  }
  const [first] = groupImports;
  const { message } = getCondition(first?.status?.conditions, 'Ready') ?? {};
  return fails(
    'GroupNotReady',
    `The ClusterAPIGroupImport "${first?.metadata.name}" is not ready: ${
      message ?? 'it was not looked at yet'
    }`,
  );
}
