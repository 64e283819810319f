import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiGroup } from '../apiGroups/ApiGroup';
import type { User } from './frontProxy/identifyUser';
import { chooseMediaType, json } from './mediaTypes/chooseMediaType';
import { aggregatedMediaType, staticDocuments } from './staticDocuments';
import type { Answer } from './status/Answer';
import { methodNotAllowed, notFound, unauthorized } from './status/failures';

/** Under which key the document that is meant with `/apis` stands. */
const discoveryMediaTypes = {
  [json]: '/apis',
  [aggregatedMediaType]: aggregatedMediaType,
} as const;

/** What the API stands on. */
export interface ApiDependencies {
  /** Those that there are now. */
  groups(): readonly ApiGroup[];
  /** Who is asking; undefined when nobody says so who may be believed. */
  identify(request: IncomingMessage): User | undefined;
  /** Why nothing can be answered now; undefined when it is up to the groups. */
  notReadyReason(): string | undefined;
}

/** Answers a request, or writes the response itself and resolves with nothing. Throws StatusErrors. */
export type Api = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<Answer | undefined>;

/** Everything that is served: health, what the groups say of themselves, and what is asked of them. */
export function createApi(dependencies: ApiDependencies): Api {
  const { groups, identify } = dependencies;
  const documentsOf = memoizedDocuments();

  return async (request, response) => {
    const url = request.url ?? '';
    // What follows a second question mark belongs to the query too, and may say that nothing is to be changed.
    const [pathname = ''] = url.split('?', 1);
    const query = url.slice(pathname.length + 1);
    // Kubernetes' clients write "/apis/<group>/" now and then.
    const path = pathname.replace(/(?<=.)\/$/, '');
    const health = healthAnswer(path, dependencies);
    if (health) {
      return health;
    }
    const user = identify(request);
    if (!user) {
      throw unauthorized();
    }
    const current = groups();
    const document = documentsOf(current).get(
      path === '/apis'
        ? discoveryMediaTypes[
            chooseMediaType(request.headers, [json, aggregatedMediaType])
          ]
        : path,
    );
    if (document) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        throw methodNotAllowed();
      }
      return document(request);
    }
    const name = /^\/apis\/([^/]+)\//.exec(path)?.[1];
    const group = current.find(one => one.discovery().group === name);
    if (!group) {
      throw notFound();
    }
    return group.handle(
      {
        ...{ message: request, user, path },
        searchParams: new URLSearchParams(query),
      },
      response,
    );
  };
}

/** The documents of all groups, made anew when one of them has changed what it says of itself. */
function memoizedDocuments(): (
  groups: readonly ApiGroup[],
) => ReturnType<typeof staticDocuments> {
  let said: object[] = [];
  let documents: ReturnType<typeof staticDocuments> | undefined;
  return groups => {
    const now = groups.flatMap(one => [one.discovery(), one.openapi()]);
    if (
      !documents ||
      now.length !== said.length ||
      now.some((one, index) => one !== said[index])
    ) {
      documents = staticDocuments(groups);
      said = now;
    }
    return documents;
  };
}

function healthAnswer(
  path: string,
  { groups, notReadyReason }: ApiDependencies,
): Answer | undefined {
  const contentType = 'text/plain; charset=utf-8';
  if (path === '/healthz' || path === '/livez') {
    return { code: 200, body: 'ok', contentType };
  }
  if (path === '/readyz') {
    const isReady =
      notReadyReason() === undefined &&
      groups().every(group => group.notReadyReason() === undefined);
    // The reasons are for the log: whoever may ask here need not know them.
    return isReady
      ? { code: 200, body: 'ok', contentType }
      : { code: 503, body: 'not ready, the log says why', contentType };
  }
  return undefined;
}
