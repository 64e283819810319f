// Generated from openapi.yaml by `yarn generate`; edit that file instead.
export interface paths {
  '/offerings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What can be claimed, one offering for a class name in a provider group */
    get: operations['listOfferings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/offerings/{group}/{class}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One offering with its state in each cluster */
    get: operations['getOffering'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/offerings/{group}/{class}/instances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The instances of a class that a claim in a namespace could have now
     * @description Asked of the cluster as the caller, by an InstanceQuery. 400 says why the class cannot be asked (it makes its instances on demand, or is not ready), 403 what the caller lacks, and 404 that the cluster does not offer the class, or does not serve InstanceQueries.
     */
    get: operations['listClaimableInstances'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/offerings/free-instances': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How many instances of each of many pools are free for a caller's namespaces, as a page needs it
     * @description Each asked of its cluster as the caller, by InstanceQueries. Who may not ask somewhere is told nothing about it. Answers may be some seconds old.
     */
    post: operations['countFreeInstances'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is offered as a service, with its plans and what it guarantees in each cluster
     * @description One service for a ClusterServiceOffering's name in a provider group. Classes that no service has as a plan are only among the offerings. Whether the caller may claim a plan, `POST /access-review/batch` tells by its class.
     */
    get: operations['listServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/services/{group}/{service}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All that is said of one service */
    get: operations['getService'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/services/{group}/{service}/icon': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The picture of a service that has one of its own (`icon.digest`)
     * @description What is active in an SVG has been removed. With an ETag; a picture that only has an address (`icon.url`) is not fetched by the portal, and 404 here.
     */
    get: operations['getServiceIcon'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/infrastructure/{cluster}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The facts of a cluster by which its guarantees are judged
     * @description For those who may get the cluster's ClusterInfrastructure.
     */
    get: operations['getInfrastructure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clusters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The configured clusters, and whether each answers */
    get: operations['listClusters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The links between clusters, what goes through them, and what is broken
     * @description For those who run clusters: it tells addresses, and errors in the words of those who met them. Of each cluster, what the caller may list there
     */
    get: operations['listLinks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/git-hosts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The Git hosts that the portal has credentials for
     * @description Where a template can open a pull request with what the portal itself may do; no credentials are told
     */
    get: operations['listGitHosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/claims': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The claims that the caller may read
     * @description ClassClaims, and the ResourceClaims that somebody made; not those by which ClassClaims fulfil themselves. Claims that the caller may not read, by Backstage's permissions or by the cluster's RBAC, are left out. What a cluster holds that cannot be asked for the caller's rights just now is left out too; `clusters` says so.
     */
    get: operations['listClaims'];
    put?: never;
    /**
     * Claim a service, or an object that one knows, as the calling user
     * @description With `class`, or the plan of a `service`, a ClassClaim; with `resource`, a ResourceClaim on that object. Exactly one of them has to be given.
     */
    post: operations['createClaim'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/claims/{cluster}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One claim with its live state */
    get: operations['getClaim'];
    put?: never;
    post?: never;
    /** Release a claim, as the calling user */
    delete: operations['deleteClaim'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/claims/{cluster}/{namespace}/{name}/chain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All that a claim's page shows, at one time - the claim, what it hangs on, and which link holds it up
     * @description From the claim over its class and its instance to the Secret and the workloads that use it, each read as the caller. What the caller may not read, what does not exist and what could not be read in time are links too, each in a state of its own. Of a Secret only the names of its keys are told.
     */
    get: operations['getClaimGraph'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access-review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** May the caller claim or release here, and if not, what is missing and who can grant it */
    post: operations['reviewAccess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access-review/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The same for many places at once, as a page needs it */
    post: operations['reviewAccessBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Name of a Kubernetes object (DNS subdomain) */
    ObjectName: string;
    /** @description Name of a Kubernetes namespace (DNS label) */
    NamespaceName: string;
    /** @description Name of a cluster in the portal's configuration */
    ClusterName: string;
    /** @description Name of a provider group; the catalog namespace of its offerings */
    GroupName: string;
    /**
     * @description Full entity ref, kind:namespace/name
     * @example component:default/orders
     */
    EntityRef: string;
    KubernetesCondition: {
      type: string;
      /** @enum {string} */
      status: 'True' | 'False' | 'Unknown';
      reason?: string;
      message?: string;
      lastTransitionTime?: string;
      observedGeneration?: number;
    };
    ObjectReference: {
      apiVersion: string;
      kind: string;
      name: string;
      namespace?: string;
    };
    ClaimableInstances: {
      instances: components['schemas']['ObjectReference'][];
      /** @description Whether as many were found as were asked for */
      mayBeMore: boolean;
    };
    FreeInstancesRequest: {
      group: components['schemas']['GroupName'];
      class: components['schemas']['ObjectName'];
      cluster: components['schemas']['ClusterName'];
      /** @description Where a claim might be */
      namespaces: components['schemas']['NamespaceName'][];
    };
    FreeInstances: {
      /** @description How many different instances a claim in one of the namespaces could have now */
      number: number;
      /** @description Whether there are more than are counted, or one of the namespaces gave no answer */
      mayBeMore: boolean;
    };
    FreeInstancesBatch: {
      items: {
        free?: components['schemas']['FreeInstances'];
        /** @description Why nobody can tell, e.g. that the caller may not ask */
        unanswered?: string;
      }[];
    };
    OfferingCluster: {
      name: string;
      title?: string;
      /**
       * @description `Unknown` also when the class has not been looked at yet
       * @enum {string}
       */
      ready: 'True' | 'False' | 'Unknown';
      reason?: string;
      message?: string;
      /** @description The cluster does not answer just now, this is what it said last */
      stale?: boolean;
      /** @description Of an offering with a pool: how many claims in the whole cluster wait because no instance is free for them. Absent where the cluster has not told its claims yet */
      waiting?: number;
      /** @description What a claim would meet, as far as it is known without asking the cluster */
      availability?: components['schemas']['Availability'];
      runsOn?: components['schemas']['RunsOn'];
      /** @description The structural schema (OpenAPI v3) of what `spec.parameters` of a claim may hold there. Only in the answer of `GET /offerings/{group}/{class}`; absent where there is nothing to set */
      parametersSchema?: {
        [key: string]: unknown;
      };
    };
    InstanceType: {
      group?: string;
      version?: string;
      kind: string;
    };
    /** @description The other cluster that instances are on, where they are not on the cluster itself. It names no address, and says nothing in the words of a failed connection */
    RunsOn: {
      /** @description What the other cluster is called; absent where the link that says it is missing */
      cluster?: string;
      /** @description The DownstreamClusterLink through which it is reached */
      link: {
        namespace: string;
        name: string;
      };
      /**
       * @description `unreachable`: the other cluster does not answer; `broken`: the link, or the import of the API group, is not as it has to be; `unknown`: nobody has looked yet
       * @enum {string}
       */
      state: 'ok' | 'unreachable' | 'broken' | 'unknown';
      /** @description Why it is not ok, a reason of DownstreamClusterLink or ClusterAPIGroupImport */
      reason?: string;
      /** @description Since when it is so (ISO 8601) */
      since?: string;
    };
    Offering: {
      /** @description The provider group, which is also the catalog namespace of the entity */
      group: string;
      /** @description Name of the ClusterInstanceClass in each of the clusters */
      class: string;
      entityRef: string;
      title: string;
      description?: string;
      /** @description data URI or https address of an image */
      icon?: string;
      /** @description Entity ref of the owner, where the class names one */
      owner?: string;
      /**
       * @description Whether a claim picks an existing instance, or a new one is made for it
       * @enum {string}
       */
      kind: 'pool' | 'provisioner';
      clusters: components['schemas']['OfferingCluster'][];
      instanceType?: components['schemas']['InstanceType'];
      /** @description The plans of services that claims on it are, some twenty at most; absent where there are none */
      offeredBy?: components['schemas']['OfferedBy'][];
      conflict?: components['schemas']['OfferingConflict'];
    };
    /** @description Another source has an entity under `entityRef`, so that the catalog shows that one and not this offering. Absent where there is none */
    OfferingConflict: {
      /** @description What is the case, and what to do */
      message: string;
      /** @description Where the other entity comes from (its `backstage.io/managed-by-location`). Only in the answer of `GET /offerings/{group}/{class}`, for those who may see that entity */
      location?: string;
    };
    /** @description What a claim would meet. What is absent is not known */
    Availability: {
      /**
       * @description Whether a claim picks an instance that is there, or one is made for it
       * @enum {string}
       */
      kind: 'pool' | 'onDemand';
      /** @description Of a pool - how many instances no claim holds, in the whole cluster */
      free?: number;
      /** @description How many claims hold one */
      held?: number;
      /** @description How many claims wait, in the whole cluster */
      waiting?: number;
      /** @description How long the last claims took */
      typicalSecondsToReady?: number;
    };
    Service: {
      /** @description The provider group, which is also the catalog namespace of the entity */
      group: string;
      /** @description Name of the ClusterServiceOffering in each of the clusters */
      name: string;
      entityRef: string;
      title: string;
      /** @description Such as postgresql */
      type?: string;
      protocol?: string;
      provider?: {
        name: string;
        /** @description https */
        url?: string;
      };
      version?: string;
      /** @description Artifact Hub's categories and some more, such as database; there may be new ones */
      category?: string;
      keywords: string[];
      /** @enum {string} */
      lifecycle: 'experimental' | 'production' | 'deprecated';
      deprecated?: components['schemas']['ServiceDeprecation'];
      shortDescription?: string;
      /** @description Entity ref of the owner */
      owner?: string;
      /** @enum {string} */
      capabilityLevel?:
        | 'Basic Install'
        | 'Seamless Upgrades'
        | 'Full Lifecycle'
        | 'Deep Insights'
        | 'Auto Pilot';
      icon?: components['schemas']['ServiceIcon'];
      links: components['schemas']['ServiceLink'][];
      /** @description What is said, and what is the case, in each cluster that offers it; ordered by name */
      clusters: components['schemas']['ServiceInCluster'][];
      conflict?: components['schemas']['OfferingConflict'];
    };
    ServiceDeprecation: {
      /** @description A day, such as 2026-10-01 */
      since?: string;
      /** @description Name of the service in the same provider group to take instead */
      replacement?: string;
      message?: string;
    };
    /** @description Either of them */
    ServiceIcon: {
      /** @description https; the portal does not fetch it */
      url?: string;
      /** @description There is a picture at `GET /services/{group}/{service}/icon`; another picture has another digest */
      digest?: string;
    };
    ServiceLink: {
      /** @description https */
      url: string;
      title?: string;
      /** @description documentation, support, source, status, runbook or chat; there may be new ones */
      type?: string;
    };
    ServiceInCluster: {
      /** @description Name of the cluster */
      name: string;
      title?: string;
      /**
       * @description `Unknown` also when the controllers have not looked at it as it is now
       * @enum {string}
       */
      ready: 'True' | 'False' | 'Unknown';
      /** @description A reason of the condition Ready of ClusterServiceOffering */
      reason?: string;
      /** @description The controllers' words; not to be translated */
      message?: string;
      /** @description The cluster does not answer just now, this is what it said last */
      stale?: boolean;
      version?: string;
      /** @description In the operator's order */
      plans: components['schemas']['ServicePlan'][];
      /** @description What the service guarantees in this cluster. Nothing else is a promise */
      guarantees: components['schemas']['KeptGuarantee'][];
      /** @description What the service would guarantee, and this cluster lacks what that takes, or nobody can tell. Not to be shown as a promise */
      guaranteesNotKept: components['schemas']['GuaranteeNotKept'][];
      /** @description What the service can do in this cluster */
      capabilities: components['schemas']['AvailableCapability'][];
      /** @description What the service could do, and cannot in this cluster, or nobody can tell */
      capabilitiesNotAvailable: components['schemas']['CapabilityNotAvailable'][];
    };
    ServicePlan: {
      name: string;
      title: string;
      /** @description Name of the ClusterInstanceClass that fulfils claims on it */
      class: string;
      bullets: string[];
      costs: components['schemas']['ServiceCost'][];
      /** @description It costs nothing; absent where that is not said */
      free?: boolean;
      limits?: {
        /** @description How many claims in one namespace */
        perNamespace?: number;
      };
      /**
       * @description Whether claims on it can be fulfilled
       * @enum {string}
       */
      ready: 'True' | 'False' | 'Unknown';
      /** @description Why not, a reason of ClusterServiceOffering or ClusterInstanceClass */
      reason?: string;
      /** @description Why not, in the controllers' words */
      message?: string;
      availability?: components['schemas']['Availability'];
      runsOn?: components['schemas']['RunsOn'];
    };
    ServiceCost: {
      /** @description By currency, in lower case (ISO 4217), such as eur */
      amount: {
        [key: string]: number;
      };
      /** @description Such as MONTHLY */
      unit: string;
    };
    Guarantee: {
      name: string;
      title: string;
      description?: string;
      /** @description How much, such as 99.9 % */
      value?: string;
      /** @description The plans that it is about; absent - all of them */
      plans?: string[];
      /** @description Since when it has been so (ISO 8601) */
      since?: string;
    };
    KeptGuarantee: components['schemas']['Guarantee'] & {
      /** @enum {string} */
      met: 'True';
    };
    GuaranteeNotKept: components['schemas']['Guarantee'] &
      components['schemas']['NotMet'];
    NotMet: {
      /** @enum {string} */
      met: 'False' | 'Unknown';
      /** @description Which requirement the cluster does not meet, with what it has, or which fact is not known; in the words of operator and controllers */
      message?: string;
      /**
       * @description Why there is no message - `notJudgedYet`: the controllers have not looked at the service as it is now, or the cluster has told nothing since the portal started
       * @enum {string}
       */
      code?: 'notJudgedYet';
    };
    Capability: {
      name: string;
      title: string;
      description?: string;
      /** @description Name of the ClusterResource that says it; absent - the service's own */
      inheritedFrom?: string;
      /** @description Since when it has been so (ISO 8601) */
      since?: string;
    };
    AvailableCapability: components['schemas']['Capability'] & {
      /** @enum {string} */
      met: 'True';
    };
    CapabilityNotAvailable: components['schemas']['Capability'] &
      components['schemas']['NotMet'];
    ServicePage: {
      items: components['schemas']['Service'][];
      /** @description Absent on the last page */
      nextCursor?: string;
    };
    /** @description What would be too much for a list. Texts are those of the first cluster that offers it, ready ones first */
    ServiceInDetail: components['schemas']['Service'] & {
      /** @description Markdown as it was written. Whoever shows it must not let scripts or HTML in it through */
      longDescription?: string;
      maintainers: {
        name: string;
        email?: string;
      }[];
      /** @description The keys of a claim's Secret */
      outputs: components['schemas']['ServiceOutput'][];
      relations: components['schemas']['ServiceRelation'][];
      /** @description The kinds that the service consists of */
      resources: components['schemas']['ServiceResource'][];
      /** @description Which statements are those of the service's author, all others are the operator's */
      inherited: {
        /** @description Such as icon, or outputs[uri] */
        field: string;
        /** @description Name of the ClusterResource */
        from: string;
      }[];
      examples: components['schemas']['ServiceExample'][];
      /** @description What the controllers found out in each cluster; ordered by its name */
      found: {
        cluster: string;
        conditions: components['schemas']['KubernetesCondition'][];
        /** @description Keys that `outputs` names and real Secrets lack */
        missingOutputs: string[];
        /** @description Keys that real Secrets have and `outputs` does not name */
        surplusOutputs: string[];
      }[];
    };
    ServiceOutput: {
      key: string;
      title?: string;
      description?: string;
      sensitive: boolean;
      optional: boolean;
    };
    ServiceRelation: {
      /** @description A kind with its group, such as Cluster.postgresql.cnpg.io */
      from: string;
      to: string;
      /** @enum {string} */
      type: 'contains' | 'requires' | 'bindsTo';
      description?: string;
    };
    ServiceResource: {
      /** @description Empty for Kubernetes' core kinds */
      group: string;
      kind: string;
      /** @description What its author says, on a ClusterResource */
      shortDescription?: string;
    };
    ServiceExample: {
      /** @description Name of the ClusterExampleUsage */
      name: string;
      group: string;
      version: string;
      kind: string;
      description?: string;
      yaml: string;
      /**
       * @description Whether the API server would take it
       * @enum {string}
       */
      valid: 'True' | 'False' | 'Unknown';
      /** @description Why not, in the controllers' words, with line and column */
      message?: string;
    };
    Infrastructure: {
      cluster: string;
      /** @description The cluster does not answer just now, this is what it said last */
      stale?: boolean;
      /**
       * @description Whether all facts could be read
       * @enum {string}
       */
      ready: 'True' | 'False' | 'Unknown';
      /** @description Why not, in the controllers' words */
      message?: string;
      kubernetesVersion?: string;
      nodes?: {
        total: number;
        ready: number;
        /** @description How many of them take ordinary pods */
        schedulable: number;
        zones: string[];
        architectures: string[];
        kubeletVersions: string[];
      };
      storageClasses?: {
        name: string;
        provisioner: string;
        default: boolean;
        allowVolumeExpansion: boolean;
        volumeBindingMode: string;
        snapshots: boolean;
      }[];
      csiDrivers?: string[];
      cni?: {
        name: string;
        networkPolicy: boolean;
      };
      loadBalancers?: boolean;
      operators?: {
        name: string;
        version?: string;
      }[];
      /** @description Since when each fact has been as it is */
      observed: {
        fact: string;
        /** @description ISO 8601 */
        observedAt: string;
      }[];
      /** @description The facts that are not known, and what the controllers may not read */
      unknown: {
        fact: string;
        missingRule?: string;
      }[];
    };
    /** @description The plan of a service that claims on a class are */
    OfferedBy: {
      /** @description Name of the ClusterServiceOffering */
      service: string;
      plan: string;
      /** @description Of the service */
      entityRef: string;
    };
    /** @description The plan of a service; which class that is, the cluster's ClusterServiceOffering says */
    PlanChoice: {
      name: components['schemas']['ObjectName'];
      plan: string;
    };
    /** @description What the service has to offer, in place of a class; the cluster chooses a plan that has all of it. Capabilities and guarantees by name, those that the cluster keeps */
    ClassSelector: {
      type?: components['schemas']['NeededName'];
      protocol?: components['schemas']['NeededName'];
      provider?: string;
      /** @description A version or a range of versions as npm writes it */
      version?: string;
      plan?: components['schemas']['NeededName'];
      capabilities?: components['schemas']['NeededNames'];
      guarantees?: components['schemas']['NeededNames'];
      /** @description Labels of the class */
      matchLabels?: {
        [key: string]: string;
      };
    };
    NeededName: string;
    NeededNames: components['schemas']['NeededName'][];
    /** @description By what is known now: the plan that a claim by need would get, or the offerings that come closest and what they lack */
    ClaimSelection: {
      class?: string;
      service?: string;
      plan?: string;
      /** @description In English, where no plan has all that is asked for */
      closest?: string;
      /** @description The same as data, those that lack least first; empty where nothing is offered at all */
      lacking?: components['schemas']['LackingPlan'][];
    };
    /** @description A plan that is not what a claim asks for, and why */
    LackingPlan: {
      /** @description Name of its ClusterServiceOffering */
      service: string;
      plan: string;
      lacks: components['schemas']['Lack'][];
    };
    /** @description One thing that a plan lacks of what is asked for */
    Lack: {
      /** @enum {string} */
      kind:
        | 'type'
        | 'protocol'
        | 'provider'
        | 'version'
        | 'plan'
        | 'label'
        | 'capability'
        | 'guarantee'
        | 'notReady'
        | 'noneFree'
        | 'notAllowed';
      /** @description What is asked for; absent of notReady, noneFree and notAllowed */
      wanted?: string;
      /** @description What it has in place of it, if anything */
      has?: string;
      /**
       * @description Of a capability or guarantee, what the cluster says of it; absent where the plan has no such
       * @enum {string}
       */
      met?: 'False' | 'Unknown';
      /** @description Why, in the operator's words */
      message?: string;
    };
    OfferingPage: {
      items: components['schemas']['Offering'][];
      /** @description Absent on the last page */
      nextCursor?: string;
    };
    GitHostList: {
      items: {
        host: string;
      }[];
    };
    Cluster: {
      name: string;
      title?: string;
      group: string;
      /**
       * @description As whom claims are written there
       * @enum {string}
       */
      identity: 'user' | 'impersonate' | 'serviceAccount';
      /** @description With identity `user`: the Backstage auth provider whose ID token a request has to bring, in the header `Backstage-Kubernetes-Authorization-oidc-<tokenProvider>` (as for the kubernetes plugin). It is sent to the cluster and kept nowhere */
      tokenProvider?: string;
      reachable: boolean;
      /** @description Since when it is reachable, or not (ISO 8601) */
      since?: string;
      /** @description Why it is not reachable */
      message?: string;
    };
    LinkList: {
      items: components['schemas']['LinkedCluster'][];
    };
    /** @description A cluster that uses others, or that others use */
    LinkedCluster: {
      cluster: string;
      title?: string;
      /** @description The cluster does not answer just now, this is what it said last */
      stale?: boolean;
      /** @description The clusters whose APIs it uses, by its DownstreamClusterLinks */
      uses: components['schemas']['UsedCluster'][];
      /** @description The API groups that namespaces were opened for, and that nothing imports; absent where there are none */
      notImported?: components['schemas']['OpenedGroup'][];
      /** @description The clusters that use its APIs, by its UpstreamClusterLinks */
      usedBy: components['schemas']['UsingCluster'][];
      /** @description The rights that the caller lacks to see all of it; absent where none is lacking */
      hidden?: components['schemas']['MissingRight'][];
      /** @description Why nobody can tell whether the caller may see it */
      unanswered?: string;
    };
    /**
     * @description `unknown`: the controllers have not looked yet
     * @enum {string}
     */
    LinkState: 'ok' | 'unreachable' | 'broken' | 'unknown';
    UsedCluster: {
      namespace: string;
      /** @description Name of the DownstreamClusterLink */
      name: string;
      /** @description It is only known from the imports that name it */
      missing?: boolean;
      /** @description What the other cluster is called */
      cluster?: string;
      state: components['schemas']['LinkState'];
      reason?: string;
      /** @description The controllers' words; not to be translated */
      message?: string;
      since?: string;
      /** @description Why the other cluster was last not reachable, which may be over */
      lastError?: string;
      server?: string;
      version?: string;
      clockSkewSeconds?: number;
      tokenExpiresAt?: string;
      /** @description What goes through it */
      imports: components['schemas']['ImportedGroup'][];
    };
    ImportedGroup: {
      group: string;
      /** @description Name of the ClusterAPIGroupImport */
      name: string;
      /** @description Those that can be used, the preferred one first */
      versions: string[];
      state: components['schemas']['LinkState'];
      reason?: string;
      message?: string;
      since?: string;
      /** @description The first of those that are open for it, in order */
      namespaces: string[];
      namespaceCount: number;
      /** @description The first of the ClusterInstanceClasses whose instances are of the group, in order */
      classes: string[];
      classCount: number;
    };
    OpenedGroup: {
      group: string;
      /** @description The first of them, in order */
      namespaces: string[];
      namespaceCount: number;
    };
    UsingCluster: {
      namespace: string;
      /** @description Name of the UpstreamClusterLink */
      name: string;
      /** @description It is only known from the exports that name it */
      missing?: boolean;
      /** @description What the other cluster is called */
      cluster?: string;
      state: components['schemas']['LinkState'];
      reason?: string;
      message?: string;
      since?: string;
      /** @description The Secret, in the namespace of the link, that is handed over */
      kubeconfigSecret?: string;
      /** @description Until when that may be handed over */
      handOverUntil?: string;
      /** @description The first of them, those that are broken before the others */
      exports: components['schemas']['ExportedResources'][];
      exportCount: number;
    };
    ExportedResources: {
      /** @description Where the link may use them */
      namespace: string;
      /** @description Name of the APIExportRoleBinding */
      name: string;
      /** @description Name of the ClusterRole */
      role: string;
      state: components['schemas']['LinkState'];
      reason?: string;
      message?: string;
      since?: string;
      resources: {
        group: string;
        resources: string[];
        verbs: string[];
      }[];
    };
    ClusterList: {
      items: components['schemas']['Cluster'][];
    };
    ClaimRequest: {
      cluster: components['schemas']['ClusterName'];
      namespace: components['schemas']['NamespaceName'];
      name: components['schemas']['ObjectName'];
      class?: components['schemas']['ObjectName'];
      service?: components['schemas']['PlanChoice'];
      classSelector?: components['schemas']['ClassSelector'];
      /** @description Settings for a provisioner, checked against the class's schema; not with `resource` */
      parameters?: {
        [key: string]: unknown;
      };
      resource?: components['schemas']['WantedResource'];
      entityRef?: components['schemas']['EntityRef'];
    };
    /** @description A Provisioned Service (it says in status.binding.name where its credentials are), or a Secret */
    WantedResource: {
      /** @description Such as v1, or rabbitmq.com/v1beta1 */
      apiVersion: string;
      kind: string;
      name: components['schemas']['ObjectName'];
      namespace?: components['schemas']['NamespaceName'];
    };
    Claim: {
      /** @enum {string} */
      kind: 'ClassClaim' | 'ResourceClaim';
      cluster: string;
      namespace: string;
      name: string;
      /** @description Name of the claim's own catalog entity */
      entityName: string;
      /** @description Of a ClassClaim that names one, or was resolved to one */
      class?: string;
      /** @description What a ClassClaim asks for in place of a class */
      classSelector?: components['schemas']['ClassSelector'];
      /** @description The object that a ResourceClaim names */
      wantedRef?: components['schemas']['ObjectReference'];
      /** @description The catalog entity that the claim says it was made for */
      entityRef?: string;
      /** @description ISO 8601 */
      createdAt?: string;
      /** @enum {string} */
      state: 'ready' | 'waiting' | 'failed' | 'deleting';
      messages: components['schemas']['ClaimMessages'];
      /**
       * @description Who has to act
       * @enum {string}
       */
      move: 'none' | 'claimant' | 'operator' | 'owner' | 'wait';
      conditions: components['schemas']['KubernetesCondition'][];
      /** @description Name of the Secret with the credentials, in the claim's namespace */
      bindingName?: string;
      /** @description The object that the claim holds, or for a ClassClaim the one that was picked */
      resourceRef?: components['schemas']['ObjectReference'];
      runsOn?: components['schemas']['RunsOn'];
      /** @description Kubernetes user name of who created the claim */
      requestedBy?: string;
      /** @description How other tools refer to the claim */
      reference: string;
    };
    /** @description One claim. In a list it comes without its manifest, which is most of it. */
    ClaimWithManifest: components['schemas']['Claim'] & {
      /** @description The claim itself, without managedFields */
      manifest: {
        [key: string]: unknown;
      };
      /** @description By what signals name it; absent where the claim is not stored yet */
      signalKey?: string;
      selection?: components['schemas']['ClaimSelection'];
      /** @description The parameters that the class does not know, so that they have no effect; absent where none is known to be such. Of a claim that is about to be made, what the class says now; later, what it said when the claim was looked at, some thirty at most */
      prunedParameters?: components['schemas']['PrunedParameter'][];
    };
    PrunedParameter: {
      /** @description Path in the ClassClaim, e.g. spec.parameters.sizee */
      path: string;
      /** @description The name of the field beside it that was probably meant */
      similar?: string;
    };
    ClaimPage: {
      items: components['schemas']['Claim'][];
      /** @description Absent on the last page */
      nextCursor?: string;
      /** @description Which clusters answered; claims of the others may be missing or old */
      clusters: components['schemas']['Cluster'][];
    };
    /**
     * @default ClassClaim
     * @enum {string}
     */
    ClaimKind: 'ClassClaim' | 'ResourceClaim';
    ClaimGraph: {
      /** @description The claim, read with its links. It is `ready` exactly when it says so itself; of one that is not, the messages are those of the link that holds it up, which may tell more than the claim does */
      claim: components['schemas']['ClaimWithManifest'];
      /** @description Since when the claim is in its state (ISO 8601); absent where nothing tells */
      since?: string;
      /** @description The `id` of the link that holds the claim up; absent when it is ready, or no link is known to */
      brokenLink?: string;
      links: components['schemas']['GraphLink'][];
      /** @description How many resources of the instance are not among the links because there are too many */
      omittedResources: number;
    };
    /** @description What is the case, and what to do, as data; `english` of @services-toolkit/claims words it */
    ClaimMessages: components['schemas']['ClaimMessage'][];
    ClaimMessage: {
      /** @description Names what is said, as in `sentences` of @services-toolkit/claims; there may be new ones */
      code: string;
      /** @description The object that it is about */
      object?: {
        kind: string;
        /** @description Absent where the name tells people nothing */
        name?: string;
        /** @description Absent where it is the claim's own */
        namespace?: string;
      };
      /** @description Names and numbers that are filled in */
      values?: {
        [key: string]: string;
      };
      /** @description In the words of an API server, a controller or an operator; not to be translated */
      quote?: string;
    };
    /** @description For example, get deployments.apps in namespace "my-apps" */
    MissingRight: {
      verb: string;
      /** @description The plural, with its group */
      resource: string;
      namespace?: string;
    };
    /**
     * @description Who has to act; `operator` runs the platform or owns the object
     * @enum {string}
     */
    Responsible: 'none' | 'claimant' | 'operator' | 'wait';
    GraphLink: {
      /** @description Names the link within the graph, the same each time */
      id: string;
      /**
       * @description `source` is what instances come from (pool, XRD or template), `instance` what the claim gets, `resource` what that is made of. Where the instance is on another cluster, `clusterLink` is how that is reached, `groupImport` what makes its API group usable, `namespaceImport` what opens the namespace for that
       * @enum {string}
       */
      kind:
        | 'claim'
        | 'class'
        | 'source'
        | 'clusterLink'
        | 'groupImport'
        | 'namespaceImport'
        | 'instance'
        | 'resource'
        | 'resourceClaim'
        | 'secret'
        | 'workload';
      object?: components['schemas']['ObjectReference'];
      /** @description Where there is no object, the kind of those that it is about */
      about?: string;
      /**
       * @description `unknown`: it could not be read just now; `notReached`: its turn has not come; `hidden`: the caller may not read it
       * @enum {string}
       */
      state: 'ok' | 'waiting' | 'failed' | 'unknown' | 'notReached' | 'hidden';
      /** @description Since when it is in this state (ISO 8601); absent where nothing tells */
      since?: string;
      messages: components['schemas']['ClaimMessages'];
      move: components['schemas']['Responsible'];
      /** @description `hidden`: the right that the caller lacks */
      missingRight?: components['schemas']['MissingRight'];
      /**
       * @description `hidden`: it is not the caller who lacks that right, but the portal, which may not ask in the caller's name
       * @enum {string}
       */
      lackedBy?: 'portal';
      conditions: components['schemas']['KubernetesCondition'][];
      /** @description The newest first, some twenty at most */
      events: components['schemas']['GraphEvent'][];
      /** @description `secret`: the names of its keys, in order */
      keys?: string[];
      /** @description The object itself, without managedFields; absent for Secrets and what was not read */
      manifest?: {
        [key: string]: unknown;
      };
    };
    GraphEvent: {
      /** @description `Normal` or `Warning` */
      type: string;
      reason: string;
      message: string;
      count: number;
      /** @description ISO 8601 */
      lastSeen?: string;
    };
    AccessReviewRequest: {
      cluster: components['schemas']['ClusterName'];
      namespace: components['schemas']['NamespaceName'];
      class?: components['schemas']['ObjectName'];
      kind?: components['schemas']['ClaimKind'];
      /** @enum {string} */
      verb: 'create' | 'delete';
    };
    AccessReview: {
      allowed: boolean;
      /** @description What is missing and who can grant it; absent when allowed */
      reason?: string;
      /** @description The same, one by one; absent when allowed */
      missing?: components['schemas']['MissingAccess'][];
    };
    AccessReviewBatch: {
      items: {
        review?: components['schemas']['AccessReview'];
        /** @description Why nobody can tell, e.g. that the cluster does not answer */
        unanswered?: string;
      }[];
    };
    MissingAccess: {
      /** @description What is missing and who can grant it */
      message: string;
      /** @description `NamespaceNotFound` where there is no such namespace, for who may read namespaces; absent for what can be granted */
      reason?: string;
      /** @description The rule of the cluster's RBAC; absent where it is not the cluster that refuses */
      rule?: {
        apiGroup: string;
        resource: string;
        /** @description `claim` needs to be granted in the whole cluster */
        verb: string;
        name?: string;
        namespace?: string;
      };
      /** @description What somebody who may grant it would run with kubectl, to be passed on */
      grant?: string;
    };
    ErrorCause: {
      /** @description Path in the ClassClaim, e.g. spec.classRef.name or spec.parameters.users[0].name */
      field?: string;
      reason?: string;
      message: string;
    };
    ErrorResponse: {
      error: {
        name: string;
        message: string;
        causes?: components['schemas']['ErrorCause'][];
      } & {
        [key: string]: unknown;
      };
      request?: {
        [key: string]: unknown;
      };
      response?: {
        [key: string]: unknown;
      };
    } & {
      [key: string]: unknown;
    };
  };
  responses: {
    /** @description InputError. The request is malformed, the API server found the claim invalid (`error.message` holds its words), the class does not accept its parameters, or there is no such namespace (`reason: NamespaceNotFound`, for who may know): `error.causes` holds each violation with its field */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description AuthenticationError. No valid Backstage token */
    Unauthenticated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description NotAllowedError. Refused by Backstage's permission policy, or by the API server: then `error.message` holds its words */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description TooManyQuestionsError. The caller asks for too much at once; the same request succeeds later */
    TooManyQuestions: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description NotFoundError. The message names what does not exist, e.g. the cluster, the namespace or the claim */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description ConflictError. An object of that name exists already, or it changed in the meantime */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description ServiceUnavailableError. The named cluster does not answer, or not usably; the same request may succeed later */
    ClusterUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
  };
  parameters: {
    /** @description `nextCursor` of the page before; opaque */
    cursor: string;
    /** @description How many items a page may have */
    limit: number;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listOfferings: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; opaque */
        cursor?: components['parameters']['cursor'];
        /** @description How many items a page may have. More than of other lists: no cluster is asked for them, and to search what is offered all of it is needed */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of offerings, ordered by provider group and class name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfferingPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  getOffering: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The provider group of the clusters that offer it */
        group: components['schemas']['GroupName'];
        /** @description Name of the ClusterInstanceClass */
        class: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The offering */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Offering'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  listClaimableInstances: {
    parameters: {
      query: {
        /** @description Name of the cluster in the portal's configuration */
        cluster: components['schemas']['ClusterName'];
        /** @description The namespace that the claim would be in */
        namespace: components['schemas']['NamespaceName'];
        /** @description How many items a page may have */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path: {
        /** @description The provider group of the cluster */
        group: components['schemas']['GroupName'];
        /** @description Name of the ClusterInstanceClass */
        class: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The instances, ordered by namespace and name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimableInstances'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  countFreeInstances: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items: components['schemas']['FreeInstancesRequest'][];
        };
      };
    };
    responses: {
      /** @description An answer to each, in the order of the questions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FreeInstancesBatch'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyQuestions'];
    };
  };
  listServices: {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before; opaque */
        cursor?: components['parameters']['cursor'];
        /** @description How many items a page may have; as many as of offerings, since no cluster is asked for them */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of services, ordered by provider group and name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServicePage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  getService: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The provider group of the clusters that offer it */
        group: components['schemas']['GroupName'];
        /** @description Name of the ClusterServiceOffering */
        service: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The service */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServiceInDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  getServiceIcon: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The provider group of the clusters that offer it */
        group: components['schemas']['GroupName'];
        /** @description Name of the ClusterServiceOffering */
        service: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The picture */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/*': string;
        };
      };
      /** @description It is the one that the request names in If-None-Match */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
    };
  };
  getInfrastructure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the cluster in the portal's configuration */
        cluster: components['schemas']['ClusterName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The facts, as of when the cluster last told them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Infrastructure'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  listClusters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All configured clusters, ordered by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClusterList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  listLinks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The configured clusters that have links, ordered by name */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyQuestions'];
    };
  };
  listGitHosts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The hosts, in the order of their names */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GitHostList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
    };
  };
  listClaims: {
    parameters: {
      query?: {
        /** @description Only claims made for this catalog entity. A claim in a namespace that is not the entity's own does not count as made for it, whatever the claim says of itself. */
        entityRef?: components['schemas']['EntityRef'];
        /** @description Only claims on this ClusterInstanceClass */
        class?: components['schemas']['ObjectName'];
        /** @description Only claims that are not ready */
        pending?: boolean;
        /** @description Only claims of the caller and of the groups that they belong to: that the caller made, that name one of them as owner, that are for a catalog entity of theirs, or are in a namespace of theirs. 400 for a caller who is not a person */
        owned?: boolean;
        /** @description `nextCursor` of the page before; opaque */
        cursor?: components['parameters']['cursor'];
        /** @description How many items a page may have */
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of claims, ordered by cluster, namespace, name and kind */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyQuestions'];
    };
  };
  createClaim: {
    parameters: {
      query?: {
        /** @description Everything is checked, the parameters and the cluster's admission included, and nothing is written */
        dryRun?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClaimRequest'];
      };
    };
    responses: {
      /** @description `dryRun`: the claim as it would have been created */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimWithManifest'];
        };
      };
      /** @description The claim was created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimWithManifest'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  getClaim: {
    parameters: {
      query?: {
        /** @description The claim's kind; both kinds may have an object of that name */
        kind?: components['schemas']['ClaimKind'];
      };
      header?: never;
      path: {
        /** @description Name of the cluster in the portal's configuration */
        cluster: components['schemas']['ClusterName'];
        namespace: components['schemas']['NamespaceName'];
        name: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The claim */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimWithManifest'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  deleteClaim: {
    parameters: {
      query?: {
        /** @description The claim's kind; both kinds may have an object of that name */
        kind?: components['schemas']['ClaimKind'];
      };
      header?: never;
      path: {
        /** @description Name of the cluster in the portal's configuration */
        cluster: components['schemas']['ClusterName'];
        namespace: components['schemas']['NamespaceName'];
        name: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The API server accepted the deletion; the claim goes when its finalizers are done */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  getClaimGraph: {
    parameters: {
      query?: {
        /** @description The claim's kind; both kinds may have an object of that name */
        kind?: components['schemas']['ClaimKind'];
      };
      header?: never;
      path: {
        /** @description Name of the cluster in the portal's configuration */
        cluster: components['schemas']['ClusterName'];
        namespace: components['schemas']['NamespaceName'];
        name: components['schemas']['ObjectName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The graph, in the order in which a claim is fulfilled */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClaimGraph'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  reviewAccess: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessReviewRequest'];
      };
    };
    responses: {
      /** @description The verdict; a refusal is an ordinary answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessReview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NotFound'];
      429: components['responses']['TooManyQuestions'];
      503: components['responses']['ClusterUnavailable'];
    };
  };
  reviewAccessBatch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items: components['schemas']['AccessReviewRequest'][];
        };
      };
    };
    responses: {
      /** @description An answer to each, in the order of the questions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessReviewBatch'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['Forbidden'];
      429: components['responses']['TooManyQuestions'];
    };
  };
}
