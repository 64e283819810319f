import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  apiVersionOf,
  instanceQueries,
  type InstanceQuery,
} from '@services-toolkit/kubernetes-api';
import type { User } from '../../server/frontProxy/identifyUser';
import { aggregatedDiscovery, discoveryDocuments } from './discoveryDocuments';
import { openApiV2, openApiV3 } from './openApiDocuments';
import { instanceTable } from './instanceTable';
import {
  parseInstanceQuery,
  type ParsedInstanceQuery,
} from './parseInstanceQuery';
import type { Answer } from '../../server/Answer';
import { chooseMediaType, json } from '../../server/mediaTypes/chooseMediaType';
import {
  badRequest,
  methodNotAllowed,
  notFound,
  unauthorized,
} from '../../server/status/failures';
import { readJson } from '../../server/readJson';
import { warningHeader } from '../../server/mediaTypes/warningHeader';

const groupVersion = apiVersionOf(instanceQueries);
const queriesPath = new RegExp(
  `^/apis/${groupVersion}/namespaces/([^/]+)/${instanceQueries.plural}$`,
);
const ownPath = new RegExp(
  `^/apis/${groupVersion}(/.*)?/${instanceQueries.plural}(/.*)?$`,
);
const aggregatedMediaType =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
/** Under which key the document that is meant with `/apis` stands. */
const discoveryMediaTypes = {
  [json]: '/apis',
  [aggregatedMediaType]: aggregatedMediaType,
} as const;
const tableMediaType = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** What the API stands on. */
export interface ApiDependencies {
  /** Who is asking; undefined when nobody says so who may be believed. */
  identify(request: IncomingMessage): User | undefined;
  /** Throws a StatusError when the user may not ask there. */
  authorize(user: User, namespace: string): Promise<void>;
  answer(query: ParsedInstanceQuery): Promise<InstanceQuery>;
  /** Why requests cannot be answered now; undefined when they can. */
  hindrance(): string | undefined;
}

/** Everything that is served, as a function from a request to its answer. Throws StatusErrors. */
export function createApi(
  dependencies: ApiDependencies,
): (request: IncomingMessage) => Promise<Answer> {
  const documents = staticDocuments();

  return async request => {
    const [pathname = '', query = ''] = (request.url ?? '').split('?', 2);
    // Kubernetes' clients write "/apis/<group>/" now and then.
    const path = pathname.replace(/(?<=.)\/$/, '');
    const health = healthAnswer(path, dependencies);
    if (health) {
      return health;
    }
    const user = dependencies.identify(request);
    if (!user) {
      throw unauthorized();
    }
    const document = documents.get(
      path === '/apis'
        ? discoveryMediaTypes[
            chooseMediaType(request.headers, [json, aggregatedMediaType])
          ]
        : path,
    );
    if (document) {
      if (!isRead(request)) {
        throw methodNotAllowed();
      }
      return document(request);
    }
    const namespace = queriesPath.exec(path)?.[1];
    if (namespace !== undefined && request.method === 'POST') {
      return answerQuery(
        request,
        new URLSearchParams(query),
        user,
        decode(namespace),
      );
    }
    throw ownPath.test(path) ? methodNotAllowed() : notFound();
  };

  async function answerQuery(
    request: IncomingMessage,
    searchParams: URLSearchParams,
    user: User,
    namespace: string,
  ): Promise<Answer> {
    const mediaType = chooseMediaType(request.headers, [json, tableMediaType]);
    await dependencies.authorize(user, namespace);
    // Nothing is ever stored: dryRun is what happens anyway.
    oneOf(searchParams, 'dryRun', ['All', '']);
    const validation = oneOf(searchParams, 'fieldValidation', [
      ...['', 'Ignore', 'Warn', 'Strict'],
    ]);
    const parsed = parseInstanceQuery(await readJson(request), namespace);
    const unknown = parsed.unknownFields.map(
      field => `unknown field "${field}"`,
    );
    if (validation === 'Strict' && unknown.length > 0) {
      throw badRequest(
        `${instanceQueries.kind} in version "${
          instanceQueries.version
        }" cannot be handled: strict decoding error: ${unknown.join(', ')}`,
      );
    }
    const answered = await dependencies.answer(parsed);
    return {
      code: 201,
      body: mediaType === json ? answered : instanceTable(answered),
      contentType: mediaType,
      headers: {
        vary: 'Accept',
        ...(validation !== 'Ignore' &&
          unknown.length > 0 && {
            warning: warningHeader(unknown),
          }),
      },
    };
  }
}

function healthAnswer(
  path: string,
  { hindrance }: Pick<ApiDependencies, 'hindrance'>,
): Answer | undefined {
  const contentType = 'text/plain; charset=utf-8';
  if (path === '/healthz' || path === '/livez') {
    return { code: 200, body: 'ok', contentType };
  }
  if (path === '/readyz') {
    // The reasons are for the log: whoever may ask here need not know them.
    return hindrance() === undefined
      ? { code: 200, body: 'ok', contentType }
      : { code: 503, body: 'not ready, the log says why', contentType };
  }
  return undefined;
}

type Document = (request: IncomingMessage) => Answer;

/** What never changes, with the ETag by which the API server knows that it has it already. */
function staticDocuments(): ReadonlyMap<string, Document> {
  const v3Path = `/openapi/v3/apis/${groupVersion}`;
  const v3 = asDocument(openApiV3);
  return new Map<string, Document>([
    ...Object.entries(discoveryDocuments).map(
      ([path, body]) => [path, asDocument(body).document] as const,
    ),
    [
      aggregatedMediaType,
      asDocument(aggregatedDiscovery, aggregatedMediaType).document,
    ],
    ['/openapi/v2', asDocument(openApiV2).document],
    [v3Path, v3.document],
    [
      '/openapi/v3',
      asDocument({
        paths: {
          [`apis/${groupVersion}`]: {
            serverRelativeURL: `${v3Path}?hash=${v3.hash}`,
          },
        },
      }).document,
    ],
  ]);
}

function asDocument(
  body: object,
  contentType: string = json,
): { document: Document; hash: string } {
  const text = JSON.stringify(body);
  const hash = createHash('sha256').update(text).digest('hex').toUpperCase();
  const etag = `"${hash}"`;
  const headers = { etag, vary: 'Accept' };
  return {
    hash,
    document: request =>
      request.headers['if-none-match'] === etag
        ? { code: 304, body: '', headers }
        : { code: 200, body: text, contentType, headers },
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The last value of a parameter; empty when it is not there. */
function oneOf(
  parameters: URLSearchParams,
  name: string,
  values: readonly string[],
): string {
  const value = parameters.getAll(name).at(-1) ?? '';
  if (!values.includes(value)) {
    throw badRequest(
      `${name}: Unsupported value: ${JSON.stringify(
        value,
      )}: supported values: ${values.filter(Boolean).join(', ')}`,
    );
  }
  return value;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw notFound();
  }
}
