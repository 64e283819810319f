import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useAppLocation, useRouteRef } from '@backstage/frontend-plugin-api';
import { queryClientApiRef } from '../../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { rootRouteRef } from '../../routes';
import { loadPages } from '../loadPages';
import { preloadPage } from './preloadPage';
import type { OwnPage } from './preloadPage';

/** Who moves across a link on the way to another one is not about to open it. */
const DWELL_MS = 50;

/**
 * Loads the code of the plugin's pages when the app has come to rest, unless the person's browser asks to save data. When
 * somebody points at a link to a page, reaches it by keyboard, presses it, or when it is opened in another way, its code and
 * what it asks first are on their way at once, not one after the other. Stands once in the app, beside its pages.
 */
export const PagePreloader = () => {
  const api = useApi(servicesToolkitApiRef);
  const client = useApi(queryClientApiRef);
  const { pathname, search } = useAppLocation();
  // None where the app has switched the pages off.
  const root = useRouteRef(rootRouteRef)?.();

  useEffect(() => whenIdle(loadPages), []);

  // The app begins somewhere, at times before anybody has signed in: that is none that was gone to.
  const last = useRef(pathname);
  useEffect(() => {
    const page = pageAt({ pathname, search }, root);
    if (page && last.current !== pathname) {
      preloadPage(page, true, api, client);
    }
    last.current = pathname;
  }, [api, client, root, pathname, search]);

  useEffect(() => {
    let timer: number | undefined;
    const preload = ({ type, target }: Event) => {
      window.clearTimeout(timer);
      const link = target instanceof Element ? target.closest('a') : null;
      const page =
        link?.origin === window.location.origin
          ? pageAt(link, root)
          : undefined;
      if (page) {
        timer = window.setTimeout(
          () => preloadPage(page, false, api, client),
          type === 'pointerdown' ? 0 : DWELL_MS,
        );
      }
    };
    const events = ['pointerover', 'focusin', 'pointerdown'];
    events.forEach(type => document.addEventListener(type, preload));
    return () => {
      window.clearTimeout(timer);
      events.forEach(type => document.removeEventListener(type, preload));
    };
  }, [api, client, root]);
  return null;
};

/** So long the app is given to come to rest, in milliseconds, where the browser does not say when it has. */
const REST_MS = 2_000;

function whenIdle(action: () => void): void {
  if (savesData()) {
    return;
  }
  // Safari has none.
  if (window.requestIdleCallback) {
    window.requestIdleCallback(action);
  } else {
    window.setTimeout(action, REST_MS);
  }
}

/** Chromium tells so; the types of browsers do not know it. */
function savesData(): boolean {
  return Boolean(
    (navigator as { connection?: { saveData?: boolean } }).connection?.saveData,
  );
}

/** Which of the plugin's pages is there, if any. */
function pageAt(
  { pathname, search }: { pathname: string; search: string },
  root: string | undefined,
): OwnPage | undefined {
  if (root === undefined) {
    return undefined;
  }
  // An app may itself be at a path.
  const [, page] = `${pathname}/`.split(`${root}/`);
  return page === undefined
    ? undefined
    : { path: `/${page}`.replace(/\/$/, ''), search };
}
