const PREFIX = 'services-toolkit/claim-draft/';

/**
 * What was typed into the dialog and not sent yet, in this tab of the browser: it survives a reload, and a way out of
 * the page. A browser may let nobody store anything; then nothing survives.
 */
export const claimDrafts = {
  read(key: string): Record<string, unknown> | undefined {
    const text = tryStorage(storage => storage.getItem(PREFIX + key));
    try {
      const kept: unknown = text ? JSON.parse(text) : undefined;
      return typeof kept === 'object' && kept !== null
        ? { ...kept }
        : undefined;
    } catch {
      return undefined;
    }
  },
  keep(key: string, said: object): void {
    tryStorage(storage => storage.setItem(PREFIX + key, JSON.stringify(said)));
  },
  drop(key: string): void {
    tryStorage(storage => storage.removeItem(PREFIX + key));
  },
  has(key: string): boolean {
    return Boolean(tryStorage(storage => storage.getItem(PREFIX + key)));
  },
};

function tryStorage<T>(ask: (storage: Storage) => T): T | undefined {
  try {
    return ask(window.sessionStorage);
  } catch {
    return undefined;
  }
}
