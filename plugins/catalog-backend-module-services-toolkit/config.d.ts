export interface Config {
  servicesToolkit?: {
    catalog?: {
      /**
       * The entity (`group:default/platform-team`) that owns the services, claims and clusters for which nothing else
       * names an owner. The catalog accepts none without an owner, so this is required.
       */
      defaultOwner: string;
      /** The system (`system:default/platform`) of services whose class names none. Default: none. */
      defaultSystem?: string;
      /**
       * Whether claims are entities of the catalog, too. Whoever may see an entity sees its claim's name, class, cluster and
       * namespace, also where the cluster would not show it to them: see the module's README. Default: true.
       */
      claims?: boolean;
      /** Tags of services and claims for which nothing else says any. Default: none. */
      defaultTags?: string[];
    };
  };
}
