import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

/** Options of {@link createEndingDatabases}. */
export interface EndingDatabasesOptions {
  /** How long they answer plugins that ask on after the backend has stopped. Default: not at all. */
  graceMs?: number;
}

/**
 * The databases in memory of Backstage's test backend, which end with it. On its own it leaves those of SQLite as they are
 * (`DatabaseManager.shutdown`), and so a timer of each pool that keeps the process alive.
 */
export const createEndingDatabases = ({
  graceMs,
}: EndingDatabasesOptions = {}) =>
  createServiceFactory({
    service: coreServices.database,
    deps: {
      lifecycle: coreServices.lifecycle,
      logger: coreServices.logger,
      plugin: coreServices.pluginMetadata,
      rootLifecycle: coreServices.rootLifecycle,
      rootLogger: coreServices.rootLogger,
    },
    createRootContext: ({ rootLifecycle, rootLogger }) =>
      DatabaseManager.fromConfig(
        mockServices.rootConfig({
          data: {
            backend: {
              database: { client: 'better-sqlite3', connection: ':memory:' },
            },
          },
        }),
        { rootLifecycle, rootLogger },
      ),
    factory({ lifecycle, logger, plugin, rootLifecycle }, manager) {
      const database = manager.forPlugin(plugin.getId(), { lifecycle, logger });
      let client: ReturnType<DatabaseService['getClient']> | undefined;
      const end = async () => (await client)?.destroy();
      // After the shutdown hooks of the plugins, which may still write.
      rootLifecycle.addShutdownHook(async () => {
        if (graceMs === undefined) await end();
        else setTimeout(end, graceMs);
      });
      return {
        ...database,
        getClient() {
          client ??= database.getClient();
          return client;
        },
      };
    },
  });

/** Those of a backend whose plugins ask nothing after it has stopped. */
export const endingDatabases = createEndingDatabases();
