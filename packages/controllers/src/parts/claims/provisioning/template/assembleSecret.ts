import {
  annotations,
  labels,
  resourceTypes,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { controllerReference } from '../../../../runtime/controllerReference';
import type { Scope } from './cel/Expression';
import { assembledReference } from './assembledReference';
import type { ParsedBinding } from './ParsedTemplate';

/** A Secret with its data. */
export interface AssembledSecret extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
  immutable?: boolean;
}

/**
 * Puts the Secret of a binding together.
 *
 * @throws ExpressionError
 */
export function assembleSecret(
  { entries, type, provider }: Extract<ParsedBinding, { kind: 'assembled' }>,
  claim: ClassClaim,
  scope: Scope,
): AssembledSecret {
  const { name = '', namespace = '', uid = '' } = claim.metadata;
  const data: [string, Buffer][] = [
    ...(type ? [['type', Buffer.from(type)] as [string, Buffer]] : []),
    ...(provider
      ? [['provider', Buffer.from(provider)] as [string, Buffer]]
      : []),
    ...entries.map(({ key, value }): [string, Buffer] => [
      key,
      value.render(scope),
    ]),
  ];
  const { apiVersion, kind, ...place } = assembledReference(claim);
  return {
    apiVersion,
    kind,
    metadata: {
      ...place,
      labels: { [labels.classClaimUid]: uid },
      annotations: { [annotations.classClaim]: `${namespace}/${name}` },
      // What takes it away should the claim's finalizer be removed by force.
      ownerReferences: [
        controllerReference(resourceTypes.classClaims, claim.metadata),
      ],
    },
    // The Service Binding Specification 1.1 names types of Secrets so.
    type: type ? `servicebinding.io/${type}` : 'Opaque',
    data: Object.fromEntries(
      data.map(([key, value]) => [key, value.toString('base64')]),
    ),
  };
}
