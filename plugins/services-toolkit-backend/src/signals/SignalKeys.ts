import { createHmac, randomBytes } from 'node:crypto';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import { migrateDatabase } from '../migrateDatabase';

const table = 'signal_secret';

/**
 * By what signals name objects. A UID would do for pages, but whoever knows one can make objects that claim to belong to it,
 * and signals reach everybody who has signed in. So it is a keyed hash, with a secret that the replicas of a portal share.
 */
export class SignalKeys {
  readonly #secret: Buffer;

  /** Takes the secret from the plugin's database; the first replica makes it. */
  static async create(service: DatabaseService): Promise<SignalKeys> {
    const database = await migrateDatabase(service);
    await database(table)
      .insert({ id: 1, secret: randomBytes(32).toString('base64') })
      .onConflict('id')
      .ignore();
    const { secret } = await database(table).where({ id: 1 }).first();
    return new SignalKeys(Buffer.from(secret, 'base64'));
  }

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** The same for an object on each replica and after each restart. */
  of(cluster: string, uid: string): string {
    return createHmac('sha256', this.#secret)
      .update(JSON.stringify([cluster, uid]))
      .digest('base64url')
      .slice(0, 22);
  }
}
