/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * A service that a platform team offers on this cluster, as the people who choose one see it: what it is, which plans there are, what it guarantees here, what the Secret of a claim will hold, and whom to ask.
 *
 * @public
 */
export interface ClusterServiceOffering {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterServiceOffering.
   */
  kind: 'ClusterServiceOffering';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterServiceOfferingSpec;
  status?: ClusterServiceOfferingStatus;
}
/**
 * What is offered.
 *
 * @public
 */
export interface ClusterServiceOfferingSpec {
  /**
   * What people call the service. Absent means the name of this object.
   */
  displayName?: string;
  /**
   * What kind of service it is, such as postgresql; the entry "type" of its Secrets.
   */
  type?: string;
  /**
   * What applications speak to it, such as postgresql.
   */
  protocol?: string;
  /**
   * Who provides it.
   */
  provider?: {
    /**
     * The name of a team or a company.
     */
    name: string;
    /**
     * Where they present themselves.
     */
    url?: string;
  };
  /**
   * The version of the service, such as 18.4. A claim may ask for a range of versions.
   */
  version?: string;
  /**
   * Where it belongs.
   */
  category?:
    | 'ai-machine-learning'
    | 'database'
    | 'integration-delivery'
    | 'monitoring-logging'
    | 'networking'
    | 'security'
    | 'storage'
    | 'streaming-messaging'
    | 'messaging'
    | 'cache'
    | 'search'
    | 'email'
    | 'dns'
    | 'identity'
    | 'other';
  /**
   * How far it is. Absent means production.
   */
  lifecycle?: 'experimental' | 'production' | 'deprecated';
  /**
   * What people have to know who still use it.
   */
  deprecated?: {
    /**
     * The day from which on nobody should begin with it.
     */
    since?: string;
    /**
     * The name of the ClusterServiceOffering to take instead.
     */
    replacement?: string;
    /**
     * Why, and what to do.
     */
    message?: string;
  };
  /**
   * The entity of the catalog that owns it, such as group:default/data-platform.
   */
  owner?: string;
  /**
   * Whom to ask.
   *
   * @maxItems 16
   *
   * Items: A person or a team.
   */
  maintainers?: {
    /**
     * The name.
     */
    name: string;
    /**
     * The address.
     */
    email?: string;
  }[];
  /**
   * What one can claim, in the order in which it is shown.
   *
   * @maxItems 32
   *
   * Items: One plan.
   */
  plans?: {
    /**
     * How claims ask for it.
     */
    name: string;
    /**
     * What fulfils claims on the plan.
     */
    classRef: {
      /**
       * The name of a ClusterInstanceClass.
       */
      name: string;
    };
    /**
     * What people call it. Absent means its name.
     */
    displayName?: string;
    /**
     * What one gets, in short lines.
     *
     * @maxItems 16
     *
     * Items: One line.
     */
    bullets?: string[];
    /**
     * What it costs.
     *
     * @maxItems 8
     *
     * Items: One price.
     */
    costs?: {
      /**
       * The amount by currency, such as eur.
       */
      amount: {
        [k: string]: number;
      };
      /**
       * What is paid for, such as MONTHLY or 1GB of messages over 20GB.
       */
      unit: string;
    }[];
    /**
     * Whether it costs nothing.
     */
    free?: boolean;
    /**
     * How much of it one may have.
     */
    limits?: {
      /**
       * How many claims in one namespace. It is shown, and enforced by quotas where there are some.
       */
      perNamespace?: number;
    };
  }[];
  /**
   * One line for the people who choose a service.
   */
  shortDescription?: string;
  /**
   * What the service is, in Markdown. Scripts in it are not executed.
   */
  longDescription?: string;
  /**
   * The picture beside the name. Scripts and references in an SVG are removed before it is shown.
   */
  icon?: {
    /**
     * The media type of base64data.
     */
    mediatype?: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
    /**
     * The picture itself, at most 64 KiB, in base64.
     */
    base64data?: string;
    /**
     * Where the picture is.
     */
    url?: string;
  };
  /**
   * Further words by which people may find it.
   *
   * @maxItems 32
   *
   * Items: One word.
   */
  keywords?: string[];
  /**
   * How much the operator behind the service does automatically, as Operator Lifecycle Manager has it.
   */
  capabilityLevel?: 'Basic Install' | 'Seamless Upgrades' | 'Full Lifecycle' | 'Deep Insights' | 'Auto Pilot';
  /**
   * What the service can do, such as backup, restore, scale, upgrade, failover, tls or monitoring.
   *
   * @maxItems 32
   *
   * Items: One capability.
   */
  capabilities?: {
    /**
     * How claims ask for it.
     */
    name: string;
    /**
     * What people read.
     */
    title?: string;
    /**
     * What it does.
     */
    description?: string;
    /**
     * The kind by which one uses it, such as Backup.
     */
    resource?: {
      /**
       * The API group. Absent or empty means the core group.
       */
      group?: string;
      /**
       * The kind, such as PostgresInstance.
       */
      kind: string;
    };
    /**
     * What the cluster has to have for this to be true, all of it. Absent means that it is true on every cluster.
     *
     * @maxItems 8
     *
     * Items: One requirement.
     */
    requires?: {
      /**
       * CEL over "cluster", the status of the ClusterInfrastructure, such as cluster.nodes.schedulable >= 3. It answers true or false.
       */
      expression: string;
      /**
       * What people read where the requirement is not met. It may hold expressions, such as needs 3 nodes, has ${cluster.nodes.schedulable}.
       */
      message: string;
    }[];
  }[];
  /**
   * What the service guarantees, where this cluster has what it takes.
   *
   * @maxItems 32
   *
   * Items: One guarantee.
   */
  qualityOfService?: {
    /**
     * How claims ask for it.
     */
    name: string;
    /**
     * What people read, such as Survives the loss of one node.
     */
    title: string;
    /**
     * What exactly is guaranteed.
     */
    description?: string;
    /**
     * How much, such as 99.9 %.
     */
    value?: string;
    /**
     * The plans that it holds for. Absent means all of them.
     *
     * @minItems 1
     * @maxItems 32
     *
     * Items: The name of a plan.
     */
    plans?: string[];
    /**
     * What the cluster has to have for this to be true, all of it. Absent means that it is true on every cluster.
     *
     * @maxItems 8
     *
     * Items: One requirement.
     */
    requires?: {
      /**
       * CEL over "cluster", the status of the ClusterInfrastructure, such as cluster.nodes.schedulable >= 3. It answers true or false.
       */
      expression: string;
      /**
       * What people read where the requirement is not met. It may hold expressions, such as needs 3 nodes, has ${cluster.nodes.schedulable}.
       */
      message: string;
    }[];
  }[];
  /**
   * What the Secret of a claim holds. The keys are compared with those of real Secrets.
   *
   * @maxItems 64
   *
   * Items: One key of the Secret.
   */
  outputs?: {
    /**
     * The key.
     */
    key: string;
    /**
     * What it is called for people.
     */
    title?: string;
    /**
     * What it is for.
     */
    description?: string;
    /**
     * Whether it has to be kept secret. Absent means that it has.
     */
    sensitive?: boolean;
    /**
     * Whether it may be missing.
     */
    optional?: boolean;
  }[];
  /**
   * The kinds that the service consists of. What their ClusterResources say is inherited.
   *
   * @maxItems 16
   *
   * Items: One kind.
   */
  resources?: {
    /**
     * The API group. Absent or empty means the core group.
     */
    group?: string;
    /**
     * The kind, such as PostgresInstance.
     */
    kind: string;
  }[];
  /**
   * How the resources of the service relate.
   *
   * @maxItems 64
   *
   * Items: One relation.
   */
  relations?: {
    /**
     * A kind, with its API group where it is not the core group, such as Cluster.postgresql.cnpg.io.
     */
    from: string;
    /**
     * The other kind, written the same way.
     */
    to: string;
    /**
     * What the first has to do with the second.
     */
    type: 'contains' | 'requires' | 'bindsTo';
    /**
     * The same in a sentence.
     */
    description?: string;
  }[];
  /**
   * Where to read on.
   *
   * @maxItems 32
   *
   * Items: One page.
   */
  links?: {
    /**
     * What people click on. Absent means the address.
     */
    title?: string;
    /**
     * The address.
     */
    url: string;
    /**
     * What the page is about.
     */
    type?: 'documentation' | 'support' | 'source' | 'status' | 'runbook' | 'chat';
  }[];
  /**
   * The order among offerings that a claim's selector matches; higher first. Absent means 0.
   */
  priority?: number;
}
/**
 * What the controller found out about the offering on this cluster.
 *
 * @public
 */
export interface ClusterServiceOfferingStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the offering can be claimed as it says (type Ready), and if not, what is wrong with it.
   */
  conditions?: Condition[];
  /**
   * The same in a few words, for lists.
   */
  summary?: {
    /**
     * How many plans can be claimed, of how many, such as 2/3.
     */
    plans?: string;
    /**
     * How many guarantees this cluster keeps, of how many, such as 1/2.
     */
    guarantees?: string;
    /**
     * The names of the guarantees that it does not keep, or of which nothing is known.
     */
    notKept?: string;
  };
  /**
   * How it stands with each plan.
   *
   * Items: One plan.
   */
  plans?: {
    /**
     * The name of the plan.
     */
    name: string;
    /**
     * The name of its ClusterInstanceClass.
     */
    className?: string;
    /**
     * Whether claims on it can be fulfilled.
     */
    ready: 'True' | 'False' | 'Unknown';
    /**
     * Why not, in one word.
     */
    reason?: string;
    /**
     * Why not, in a sentence.
     */
    message?: string;
    /**
     * What a claim would meet, as of at most ten seconds ago.
     */
    availability?: {
      /**
       * Whether a claim picks an instance (pool), or one is made for it (onDemand).
       */
      kind: 'pool' | 'onDemand';
      /**
       * How many instances are free, for pools.
       */
      free?: number;
      /**
       * How many instances are held by claims.
       */
      held?: number;
      /**
       * How many claims wait.
       */
      waiting?: number;
      /**
       * How long claims have taken lately, the median of at most 20 of them.
       */
      typicalSecondsToReady?: number;
    };
  }[];
  /**
   * For each capability, own or inherited, whether it is there on this cluster.
   *
   * Items: One verdict.
   */
  capabilities?: {
    /**
     * The name in spec, or in the ClusterResource that says it.
     */
    name: string;
    /**
     * What people read.
     */
    title?: string;
    /**
     * Whether this cluster has what it takes. Unknown where a fact may not be read.
     */
    met: 'True' | 'False' | 'Unknown';
    /**
     * Which requirement is not met, or which fact is not known. Absent where it is met.
     */
    message?: string;
    /**
     * Since when it has been so.
     */
    lastTransitionTime?: string;
  }[];
  /**
   * For each guarantee, whether this cluster keeps it.
   *
   * Items: One verdict.
   */
  qualityOfService?: {
    /**
     * The name in spec, or in the ClusterResource that says it.
     */
    name: string;
    /**
     * What people read.
     */
    title?: string;
    /**
     * How much.
     */
    value?: string;
    /**
     * The plans that it holds for. Absent means all of them.
     */
    plans?: string[];
    /**
     * Whether this cluster has what it takes. Unknown where a fact may not be read.
     */
    met: 'True' | 'False' | 'Unknown';
    /**
     * Which requirement is not met, or which fact is not known. Absent where it is met.
     */
    message?: string;
    /**
     * Since when it has been so.
     */
    lastTransitionTime?: string;
  }[];
  /**
   * How the keys of real Secrets differ from spec.outputs, as the 20 newest Secrets of Ready claims show.
   */
  outputs?: {
    /**
     * Keys that a Secret lacks though spec.outputs names them, and not as optional.
     *
     * @maxItems 64
     */
    missing?: string[];
    /**
     * Keys that a Secret has though spec.outputs does not name them.
     *
     * @maxItems 64
     */
    surplus?: string[];
  };
  /**
   * Which statements come from ClusterResources. All others are those of this object.
   *
   * Items: One statement.
   */
  inherited?: {
    /**
     * The field, such as icon, or the entry of a list, such as capabilities[backup].
     */
    field: string;
    /**
     * The name of the ClusterResource that says it.
     */
    from: string;
  }[];
}
