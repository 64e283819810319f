import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { DatabaseService } from '@backstage/backend-plugin-api';

/** The plugin's database, with the tables that it should have. */
export async function migrateDatabase(
  service: DatabaseService,
): ReturnType<DatabaseService['getClient']> {
  const database = await service.getClient();
  if (!service.migrations?.skip) {
    await database.migrate.latest({
      directory: resolvePackagePath(
        '@services-toolkit/backstage-plugin-services-toolkit-backend',
        'migrations',
      ),
    });
  }
  return database;
}
