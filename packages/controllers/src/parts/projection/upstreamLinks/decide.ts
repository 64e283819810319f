import {
  annotations,
  builtinResourceTypes,
  finalizers,
  projection,
  type KubernetesObject,
  type UpstreamClusterLink,
  type UpstreamClusterLinkConditionType,
  type UpstreamClusterLinkReason,
} from '@services-toolkit/kubernetes-api';
import { refusedAgainMs } from '../../../runtime/refusalOf';
import { fails, holds, type Finding } from '../../../runtime/statusConditions';
import { bindingWrites, removal } from '../../../runtime/links/bindings';
import type { Present, Write } from '../../../runtime/writes/Write';
import {
  desiredClusterRoleBinding,
  desiredRoleBinding,
  desiredServiceAccount,
  kubeconfigHash,
  secretNameOf,
} from './desired';
import type { UpstreamLinkObservation } from './observe';

const { clusterRoleBindings, roleBindings, secrets, serviceAccounts } =
  builtinResourceTypes;

export type LinkFinding = Finding<
  UpstreamClusterLinkConditionType | UpstreamClusterLinkReason
>;

/** What has to be done for a link. */
export type UpstreamLinkStep =
  /** Without it, what the link was given would stay behind in the moment in which it goes. */
  | { kind: 'addFinalizer' }
  | { kind: 'remove'; writes: Write[]; thenLetGo: boolean }
  | { kind: 'tell'; serviceAccount: LinkFinding }
  | { kind: 'grant'; writes: Write[] };

/** What has to be done for its kubeconfig, once the ServiceAccount is there. */
export type KubeconfigStep =
  | { kind: 'tell'; ready: LinkFinding }
  | { kind: 'keep' }
  | { kind: 'write'; secretName: string; hash: string };

/** Half of a token's life: who hands the kubeconfig over after that gets a new one. */
const renewedBeforeMs = 43_200_000;

/** What the link is given, or what is taken away. */
export function decideUpstreamLink(
  observation: UpstreamLinkObservation,
): UpstreamLinkStep {
  const { link, servedInstead, serviceAccount } = observation;
  const { roleBinding, clusterRoleBinding } = observation;
  if (link.metadata.deletionTimestamp) {
    return revoke(observation);
  }
  if (servedInstead !== undefined) {
    return {
      kind: 'tell',
      serviceAccount: fails(
        'NamespaceHasLink',
        `The namespace has the UpstreamClusterLink "${servedInstead}" already, and one ServiceAccount for it. Make this link in a namespace of its own`,
      ),
    };
  }
  const taken = [
    nameTaken(serviceAccount, 'ServiceAccount', projection.serviceAccount),
    nameTaken(roleBinding, 'RoleBinding', projection.linkRole),
    nameTaken(
      clusterRoleBinding,
      'ClusterRoleBinding',
      desiredClusterRoleBinding(link).metadata.name,
    ),
  ].find(Boolean);
  if (taken) {
    return { kind: 'tell', serviceAccount: taken };
  }
  if (!hasFinalizer(link)) {
    return { kind: 'addFinalizer' };
  }
  return {
    kind: 'grant',
    writes: [
      ...(serviceAccount.is === 'absent'
        ? [create(serviceAccounts, desiredServiceAccount(link))]
        : []),
      ...bindingWrites(roleBindings, roleBinding, desiredRoleBinding(link)),
      ...bindingWrites(
        clusterRoleBindings,
        clusterRoleBinding,
        desiredClusterRoleBinding(link),
      ),
    ],
  };
}

/** Whether a kubeconfig has to be written, for which the ServiceAccount of that UID gets a token. */
export function decideKubeconfig(
  { link, secret, endpoint }: UpstreamLinkObservation,
  accountUid: string,
  now: Date,
): KubeconfigStep {
  const secretName = secretNameOf(link);
  if (endpoint.server === undefined || endpoint.caData === undefined) {
    const [what, field, where] =
      endpoint.server === undefined
        ? ['address', 'server', 'the ConfigMap cluster-info in kube-public']
        : [
            'certificate authority',
            'certificateAuthorityData',
            "the ConfigMap kube-root-ca.crt in the link's namespace",
          ];
    return {
      kind: 'tell',
      ready: fails(
        'ServerUnknown',
        `Neither spec.kubeconfig.${field} nor ${where} says the ${what} of this cluster's API server. Set spec.kubeconfig.${field}`,
      ),
    };
  }
  if (secret.is === 'foreign') {
    return {
      kind: 'tell',
      ready: fails(
        'UnableToWriteKubeconfig',
        `The Secret "${secretName}" is not this link's, and is left alone. Delete it, or set spec.kubeconfig.secretName`,
      ),
    };
  }
  const hash = kubeconfigHash(endpoint, accountUid);
  const { kubeconfig } = link.status ?? {};
  const isKept =
    secret.is === 'ours' &&
    secret.object.metadata.annotations?.[annotations.kubeconfigOf] === hash &&
    kubeconfig?.secretName === secretName &&
    remainingMs(link, now) > renewedBeforeMs;
  return isKept ? { kind: 'keep' } : { kind: 'write', secretName, hash };
}

/** When its kubeconfig has to be looked at again. */
export function untilRenewalMs(link: UpstreamClusterLink, now: Date): number {
  return Math.max(refusedAgainMs, remainingMs(link, now) - renewedBeforeMs);
}

function remainingMs({ status }: UpstreamClusterLink, now: Date): number {
  const until = Date.parse(status?.kubeconfig?.expirationTimestamp ?? '');
  return Number.isNaN(until) ? 0 : until - now.getTime();
}

/** The rights first, then who has them: its tokens are worth nothing from the first write on. */
function revoke({
  link,
  granted,
  serviceAccount,
  roleBinding,
  clusterRoleBinding,
  secret,
}: UpstreamLinkObservation): UpstreamLinkStep {
  return {
    kind: 'remove',
    writes: [
      ...granted.flatMap(object =>
        removal(roleBindings, { is: 'ours', object }),
      ),
      ...removal(roleBindings, roleBinding),
      ...removal(clusterRoleBindings, clusterRoleBinding),
      ...removalOf(serviceAccounts, serviceAccount),
      ...removalOf(secrets, secret),
    ].filter(isFirst),
    thenLetGo: hasFinalizer(link),
  };
}

function removalOf(
  type: typeof serviceAccounts | typeof secrets,
  present: Present<KubernetesObject>,
): Write[] {
  if (present.is !== 'ours') {
    return [];
  }
  const { name = '', namespace = '', uid = '' } = present.object.metadata;
  return [{ do: 'delete', type, key: { namespace, name }, uid }];
}

/** The link's own RoleBinding is among those that give it something. */
function isFirst(write: Write, index: number, all: readonly Write[]): boolean {
  return (
    write.do !== 'delete' ||
    all.findIndex(one => one.do === 'delete' && one.uid === write.uid) === index
  );
}

function nameTaken(
  present: Present<KubernetesObject>,
  kind: string,
  name = '',
): LinkFinding | undefined {
  return present.is === 'foreign'
    ? fails(
        'NameTaken',
        `The ${kind} "${name}" is not this link's, and is left alone. Delete it; the link goes on by itself within a minute`,
      )
    : undefined;
}

function create(type: typeof serviceAccounts, object: KubernetesObject): Write {
  return { do: 'create', type, object };
}

export function hasFinalizer({ metadata }: UpstreamClusterLink): boolean {
  return metadata.finalizers?.includes(finalizers.upstreamClusterLink) ?? false;
}

export const accountReady: LinkFinding = holds(
  'ServiceAccountReady',
  'The ServiceAccount is there, with the rights of the exports and no other',
);

export function kubeconfigReady(secretName: string): LinkFinding {
  return holds(
    'Ready',
    `The Secret "${secretName}" can be handed over to the workload cluster`,
  );
}
