import type {
  ClusterInfrastructureStatus,
  KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { ClusterServiceVersion } from '../../kinds/factObjects';
import { helmLabels, packageLabelPrefix } from '../../kinds/transformFacts';
import { withoutV } from './withoutV';

type OperatorsFact = NonNullable<ClusterInfrastructureStatus['operators']>;
type Operator = OperatorsFact[number];

const mostOperators = 128;

/** What is installed in the namespaces of operators: by Operator Lifecycle Manager, and by Helm. */
export function operatorsFact(
  clusterServiceVersions: readonly ClusterServiceVersion[],
  deployments: readonly KubernetesObject[],
): OperatorsFact {
  const all = [
    ...clusterServiceVersions.flatMap(ofServiceVersion),
    ...deployments.flatMap(ofChart),
  ];
  const different = new Map(all.map(one => [JSON.stringify(one), one]));
  return [...different]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, operator]) => operator)
    .slice(0, mostOperators);
}

/** One that could not be installed is not there. */
function ofServiceVersion({
  metadata: { name = '', labels = {} },
  spec,
  status,
}: ClusterServiceVersion): Operator[] {
  if (status?.phase !== 'Succeeded') {
    return [];
  }
  const { version } = spec ?? {};
  const suffix = `.v${version}`;
  // The label's name is the package's, with the namespace behind the last dot.
  const label = Object.keys(labels)
    .find(key => key.startsWith(packageLabelPrefix))
    ?.slice(packageLabelPrefix.length);
  const packageName = label?.slice(0, label.lastIndexOf('.'));
  return [
    {
      name:
        packageName ||
        (name.endsWith(suffix) ? name.slice(0, -suffix.length) : name),
      ...(version !== undefined && { version }),
    },
  ];
}

/** Charts label what they make with `<name>-<version>`, where `+` is written `_`. */
const chart = /^(.+?)-(v?\d+\.\d+\.\d+(?:[-_].*)?)$/;

function ofChart({ metadata }: KubernetesObject): Operator[] {
  const label = metadata.labels?.[helmLabels.chart];
  if (!label) {
    return [];
  }
  const [, name, version] = chart.exec(label) ?? [];
  return [
    name && version
      ? { name, version: withoutV(version).replace('_', '+') }
      : { name: label },
  ];
}
