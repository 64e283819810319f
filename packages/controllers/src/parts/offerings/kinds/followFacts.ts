import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { Cluster } from '../../../runtime/Cluster';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { AnyFollowedKind } from '../../Part';
import type { Node } from './Node';
import { transformNode } from './transformNode';

/** A kind that tells something, whatever its objects are. */
export type AnyFactKind = AnyFollowedKind &
  Pick<FollowedKind<KubernetesObject>, 'subscribe' | 'onState'>;

/** The kinds that tell something about the cluster. Each of them may be forbidden: then what it tells is unknown. */
export interface FactKinds {
  nodes: FollowedKind<Node>;
}

/** All of them, with what the facts are made of, and no more. */
export function followFacts(cluster: Cluster): FactKinds {
  return {
    nodes: cluster.builtin<Node>({
      type: builtinResourceTypes.nodes,
      transform: transformNode,
    }),
  };
}

/** All of them, for those who look at none in particular. */
export function factKinds({ nodes }: FactKinds): AnyFactKind[] {
  return [nodes];
}
