import { Client } from 'pg';
import type { Postgres } from '../postgres/startPostgres';

/** What PostgreSQL saw of one entity or notification. */
export interface Observed {
  what: 'INSERT' | 'UPDATE' | 'DELETE';
  about: string;
}

const observed = `
  CREATE TABLE observed (id serial, what text NOT NULL, about text NOT NULL);
`;

// As its owner, since the portal's role may not write into the table.
const observeEntities = `${observed}
  CREATE FUNCTION observe() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    IF COALESCE(NEW.location_key, OLD.location_key) = 'services-toolkit' THEN
      INSERT INTO public.observed (what, about)
        VALUES (TG_OP, COALESCE(NEW.entity_ref, OLD.entity_ref));
    END IF;
    RETURN NULL;
  END $$;
  -- This column is written by entity providers alone: the catalog's own processing leaves it as it is.
  CREATE TRIGGER observe AFTER INSERT OR DELETE OR UPDATE OF last_discovery_at
    ON refresh_state FOR EACH ROW EXECUTE FUNCTION observe();
`;

// A later notice about a claim takes the place of the one before: that is an update, which a count of rows would miss.
const observeNotifications = `${observed}
  CREATE FUNCTION observe() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO public.observed (what, about)
      VALUES (TG_OP, NEW."user" || ': ' || NEW.title);
    RETURN NULL;
  END $$;
  CREATE TRIGGER observe AFTER INSERT OR UPDATE OF updated
    ON notification FOR EACH ROW EXECUTE FUNCTION observe();
`;

/** The portal's databases, in which PostgreSQL itself notes each write of an entity of ours and each notification. */
export class PortalDatabase {
  static async observe(postgres: Postgres): Promise<PortalDatabase> {
    const connect = async (plugin: string, watch: string) => {
      const { host, port, user, password } = postgres;
      const client = new Client({
        ...{ host, port, user, password },
        database: `backstage_plugin_${plugin}`,
      });
      await client.connect();
      await client.query(watch);
      return client;
    };
    return new PortalDatabase(
      await connect('catalog', observeEntities),
      await connect('notifications', observeNotifications),
    );
  }

  private constructor(
    private readonly catalog: Client,
    private readonly notifications: Client,
  ) {}

  /** Writes of entities of ours since it is observed, in their order. */
  entityWrites(): Promise<Observed[]> {
    return read(this.catalog);
  }

  /** Notifications since they are observed, as `<user>: <title>`, in their order. */
  async notices(): Promise<string[]> {
    return (await read(this.notifications)).map(({ about }) => about);
  }

  /** The process that ingests; undefined while none does. */
  async ingester(): Promise<number | undefined> {
    const { rows } = await this.catalog.query<{ holder: string }>(
      'SELECT holder FROM services_toolkit_ingestion_lease',
    );
    return Number(rows[0]?.holder.split('/')[1]) || undefined;
  }

  async close(): Promise<void> {
    await Promise.all([this.catalog.end(), this.notifications.end()]);
  }
}

async function read(client: Client): Promise<Observed[]> {
  const { rows } = await client.query<Observed>(
    'SELECT what, about FROM observed ORDER BY id',
  );
  return rows;
}
