import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/** The name under which the catalog knows whose entities these are. Changing it would delete them all. */
export const providerName = 'services-toolkit';

/**
 * Connects the ingestion with the catalog. Registered at every start, whatever the clusters do: a provider that is
 * missing at start loses its entities (the catalog's `orphanProviderStrategy`).
 */
export class ServicesToolkitEntityProvider implements EntityProvider {
  readonly #ingest: (connection: EntityProviderConnection) => void;

  constructor(ingest: (connection: EntityProviderConnection) => void) {
    this.#ingest = ingest;
  }

  getProviderName(): string {
    return providerName;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    // Goes on in the background: the catalog does not answer before all its providers are connected.
    this.#ingest(connection);
  }
}
