import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';

/**
 * A database in memory that is closed with its plugin. Backstage's own leaves the pool open where it is SQLite's, and the
 * pool's timer would keep a test's process alive.
 */
export const closedDatabase = createServiceFactory({
  service: coreServices.database,
  deps: {
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    plugin: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
  },
  createRootContext: ({ rootLifecycle }) =>
    DatabaseManager.fromConfig(
      new ConfigReader({
        backend: {
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
      }),
      { rootLifecycle },
    ),
  factory({ lifecycle, logger, plugin }, manager) {
    const database = manager.forPlugin(plugin.getId(), { lifecycle, logger });
    lifecycle.addShutdownHook(async () =>
      (await database.getClient()).destroy(),
    );
    return database;
  },
});
