import {
  downstreamClusterLinkConditions,
  getCondition,
  projection,
  timestampOf,
  type DownstreamClusterLink,
  type DownstreamClusterLinkConditionType,
  type DownstreamClusterLinkReason,
  type DownstreamClusterLinkStatus,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import type { Proxy } from '../groupImports/desired';
import type { LinkSecret } from '../../../runtime/links/LinkSecrets';
import type { UpstreamState } from './Upstream';

/** What is known about a DownstreamClusterLink. */
export interface DownstreamLinkObservation {
  link: DownstreamClusterLink;
  secret: LinkSecret;
  /** Undefined where there is nothing to connect with. */
  upstream: UpstreamState | undefined;
  /** Whether the token is of a ServiceAccount of this very cluster. */
  isItself: boolean;
  proxy: Partial<Proxy>;
}

type LinkFinding = Finding<
  DownstreamClusterLinkConditionType | DownstreamClusterLinkReason
>;

const linkUser = new RegExp(
  `^system:serviceaccount:([^:]+):${projection.serviceAccount}$`,
);

/** The namespace of the link in the service cluster, by whom the token is of; undefined for that of anybody else. */
export function upstreamNamespace(
  upstream: UpstreamState | undefined,
): string | undefined {
  return linkUser.exec(upstream?.user?.username ?? '')?.[1];
}

/** Everything that the link's status says; undefined while nothing is known that could be told. */
export function decideDownstreamLink(
  observation: DownstreamLinkObservation,
  now: Date,
): DownstreamClusterLinkStatus | undefined {
  const { link, secret, upstream, proxy } = observation;
  const reachable = reachability(observation, now);
  if (!reachable && (secret.is === 'pending' || link.status?.conditions)) {
    // Who has just started goes on saying what is said, and since when.
    return undefined;
  }
  const proxyReady = proxyFinding(proxy);
  const conditions = statusConditions(
    downstreamClusterLinkConditions,
    {
      ...(reachable && { UpstreamReachable: reachable }),
      ProxyReady: proxyReady,
      ...readiness(reachable, proxyReady),
    },
    link,
    now,
  );
  return {
    ...observedGenerationOf(link),
    conditions,
    ...(proxy.caBundle !== undefined &&
      proxy.serviceReference && {
        proxy: {
          caBundle: proxy.caBundle,
          serviceReference: proxy.serviceReference,
        },
      }),
    ...withUpstream({
      ...knownOf(observation, reachable),
      ...(secret.is === 'valid' && { server: secret.access.server }),
      ...(secret.is === 'valid' &&
        secret.times && {
          tokenExpirationTimestamp: timeOf(secret.times.expiresAtMs),
        }),
      ...sinceOf(conditions),
      ...errorOf(reachable, upstream, link),
    }),
  };
}

function reachability(
  { link, secret, upstream, isItself }: DownstreamLinkObservation,
  now: Date,
): LinkFinding | undefined {
  const { secretName } = link.spec.upstream.kubeconfig;
  const { namespace = '' } = link.metadata;
  switch (secret.is) {
    case 'pending':
      return undefined;
    case 'absent':
      return fails(
        'SecretNotFound',
        `There is no Secret "${secretName}" in the namespace "${namespace}". Hand over the kubeconfig of the UpstreamClusterLink`,
      );
    case 'forbidden':
      return fails(
        'UnableToReadSecret',
        `The controllers may not work with Secrets in the namespace "${namespace}". Give their ServiceAccount a Role there with the verbs get, list, watch and update on secrets, or make the link in their own namespace`,
      );
    case 'invalid':
      return fails(
        'KubeconfigNotValid',
        `${secret.message}. Hand over the kubeconfig of the UpstreamClusterLink`,
      );
    default:
      return upstream && answerOf(upstream, secret, isItself, now);
  }
}

function answerOf(
  upstream: UpstreamState,
  { times }: Extract<LinkSecret, { is: 'valid' }>,
  isItself: boolean,
  now: Date,
): LinkFinding | undefined {
  if (isItself) {
    return fails(
      'LinkToItself',
      'The kubeconfig leads to this very cluster, whose APIs are here already. Delete the link',
    );
  }
  if (upstream.user && upstreamNamespace(upstream) === undefined) {
    return fails(
      'KubeconfigNotValid',
      `The kubeconfig is that of "${upstream.user.username}", and not of an UpstreamClusterLink. Hand that one over`,
    );
  }
  if (upstream.reachable === true) {
    return holds(
      'UpstreamReachable',
      `The service cluster answers, with Kubernetes ${upstream.version}`,
    );
  }
  if (upstream.reachable === undefined) {
    return undefined;
  }
  if (!upstream.isRefused) {
    return fails(
      'UpstreamUnreachable',
      `The service cluster does not answer: ${upstream.error}. It is tried again every few seconds`,
    );
  }
  const nowThere = now.getTime() + (upstream.skewSeconds ?? 0) * 1000;
  return times && times.expiresAtMs <= nowThere
    ? fails(
        'TokenExpired',
        `The token of the link expired at ${timeOf(
          times.expiresAtMs,
        )}, while it could not be renewed. Hand over the kubeconfig of the UpstreamClusterLink again`,
      )
    : fails(
        'TokenRevoked',
        'The service cluster does not take the token of the link any more. Where its UpstreamClusterLink is still there, hand over the kubeconfig again',
      );
}

function proxyFinding({
  caBundle,
  serviceReference,
}: Partial<Proxy>): LinkFinding {
  if (!serviceReference) {
    return fails(
      'ProxyNotInstalled',
      `There is no Service "${projection.proxyService}" in the namespace of the controllers. Apply deploy/aggregated-apiserver`,
    );
  }
  return caBundle === undefined
    ? fails(
        'ProxyNotInstalled',
        `The aggregated API server has not published its certificate authority in the ConfigMap "${projection.proxyAuthority}". Look whether it runs (deploy/aggregated-apiserver)`,
      )
    : holds(
        'ProxyReady',
        'The aggregated API server answers for what is imported',
      );
}

function readiness(
  reachable: LinkFinding | undefined,
  proxyReady: LinkFinding,
): { Ready?: LinkFinding } {
  if (!reachable) {
    return {};
  }
  const failed = [reachable, proxyReady].find(
    ({ status }) => status !== 'True',
  );
  return {
    Ready: failed ?? holds('Ready', 'API groups can be imported through it'),
  };
}

type Known = NonNullable<DownstreamClusterLinkStatus['upstream']>;

/** What an outage leaves as it was, and what a link to something else does not. */
function knownOf(
  { link, upstream }: DownstreamLinkObservation,
  reachable: LinkFinding | undefined,
): Known {
  const isOther =
    reachable?.reason === 'LinkToItself' ||
    reachable?.reason === 'KubeconfigNotValid';
  if (isOther) {
    return {};
  }
  const before = link.status?.upstream;
  const version = upstream?.version ?? before?.version;
  const groups = upstream?.groups ?? before?.groups;
  const clockSkewSeconds = upstream?.skewSeconds ?? before?.clockSkewSeconds;
  const namespace = upstreamNamespace(upstream) ?? before?.namespace;
  return {
    ...(namespace !== undefined && { namespace }),
    ...(version !== undefined && { version }),
    ...(clockSkewSeconds !== undefined && { clockSkewSeconds }),
    ...(groups && { groups }),
  };
}

/** Since when it is so is what the condition says, also to one who has just started. */
function sinceOf(
  conditions: DownstreamClusterLinkStatus['conditions'],
): Pick<Known, 'since'> {
  const condition = getCondition(conditions, 'UpstreamReachable');
  return condition?.lastTransitionTime && condition.status !== 'Unknown'
    ? { since: condition.lastTransitionTime }
    : {};
}

function errorOf(
  reachable: LinkFinding | undefined,
  upstream: UpstreamState | undefined,
  { status }: DownstreamClusterLink,
): Pick<Known, 'lastError'> {
  const failed = reachable?.status === 'False' ? reachable.message : undefined;
  const lastError =
    upstream?.reachable === false && upstream.error !== undefined
      ? upstream.error
      : failed ?? status?.upstream?.lastError;
  return lastError === undefined ? {} : { lastError };
}

function withUpstream(
  upstream: Known,
): Pick<DownstreamClusterLinkStatus, 'upstream'> {
  return Object.keys(upstream).length > 0 ? { upstream } : {};
}

function timeOf(ms: number): string {
  return timestampOf(new Date(ms));
}
