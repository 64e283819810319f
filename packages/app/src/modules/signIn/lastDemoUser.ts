import { demoUsers } from './demoUsers';

const KEY = 'services-toolkit/demo-user';

/**
 * Who signed in last in this browser, so that a reload or another tab does not ask again. A name, and no credential:
 * the demo believes whoever one says one is.
 */
export const lastDemoUser = {
  read(): string | undefined {
    const name = tryStorage(storage => storage.getItem(KEY));
    return demoUsers.find(user => user.name === name)?.name;
  },
  keep(name: string): void {
    tryStorage(storage => storage.setItem(KEY, name));
  },
  forget(): void {
    tryStorage(storage => storage.removeItem(KEY));
  },
};

/** A browser may let nobody store anything: then one is asked each time. */
function tryStorage<T>(ask: (storage: Storage) => T): T | undefined {
  try {
    return ask(window.localStorage);
  } catch {
    return undefined;
  }
}
