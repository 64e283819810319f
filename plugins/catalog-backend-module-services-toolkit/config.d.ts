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
      /** Tags of services and claims for which nothing else says any. Default: none. */
      defaultTags?: string[];
    };
  };
}
