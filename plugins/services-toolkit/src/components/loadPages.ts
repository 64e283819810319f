/** Loads the code of the plugin's pages, if that has not begun. What fails here fails again when one is opened, and is said there. */
export function loadPages(): void {
  import('./ServicesMain').catch(() => undefined);
}
