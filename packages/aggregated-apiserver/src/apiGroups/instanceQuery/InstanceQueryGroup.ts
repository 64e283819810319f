import {
  apiVersionOf,
  instanceQueries,
  type InstanceQuery,
} from '@services-toolkit/kubernetes-api';
import type { ResourceAttributes } from '../../server/authorize/authorize';
import type { User } from '../../server/frontProxy/identifyUser';
import { chooseMediaType, json } from '../../server/mediaTypes/chooseMediaType';
import { readJson } from '../../server/mediaTypes/readJson';
import { warningHeader } from '../../server/mediaTypes/warningHeader';
import type { Answer } from '../../server/status/Answer';
import {
  badRequest,
  methodNotAllowed,
  notFound,
} from '../../server/status/failures';
import type {
  ApiGroup,
  GroupDiscovery,
  GroupOpenApi,
  GroupRequest,
} from '../ApiGroup';
import { instanceTable } from './instanceTable';
import { openApiV2, openApiV3 } from './openApiDocuments';
import {
  parseInstanceQuery,
  type ParsedInstanceQuery,
} from './parseInstanceQuery';

const { group, version, kind, plural } = instanceQueries;
const groupVersion = apiVersionOf(instanceQueries);
const discovery: GroupDiscovery = {
  group,
  versions: [
    {
      version,
      // No category and no short name: "kubectl get services-toolkit" would try to list what cannot be listed.
      resources: [{ plural, kind, namespaced: true, verbs: ['create'] }],
    },
  ],
};
const openApi: GroupOpenApi = {
  v2: openApiV2,
  v3: { [version]: openApiV3 },
};
const queriesPath = new RegExp(
  `^/apis/${groupVersion}/namespaces/([^/]+)/${plural}$`,
);
const ownPath = new RegExp(`^/apis/${groupVersion}(/.*)?/${plural}(/.*)?$`);
const tableMediaType = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** What the group stands on. */
export interface InstanceQueryDependencies {
  /** Throws a StatusError when the user may not do it. */
  authorize(user: User, attributes: ResourceAttributes): Promise<void>;
  answer(query: ParsedInstanceQuery): Promise<InstanceQuery>;
  /** Why queries cannot be answered now; undefined when they can. */
  notReadyReason(): string | undefined;
}

/** `claimable.services.apps.tanzu.vmware.com`: which instances of a class could be claimed now. */
export class InstanceQueryGroup implements ApiGroup {
  readonly #dependencies: InstanceQueryDependencies;

  constructor(dependencies: InstanceQueryDependencies) {
    this.#dependencies = dependencies;
  }

  discovery(): GroupDiscovery {
    return discovery;
  }

  openapi(): GroupOpenApi {
    return openApi;
  }

  notReadyReason(): string | undefined {
    return this.#dependencies.notReadyReason();
  }

  async handle(request: GroupRequest): Promise<Answer> {
    const { path, message } = request;
    const namespace = queriesPath.exec(path)?.[1];
    if (namespace !== undefined && message.method === 'POST') {
      return this.#answerQuery(request, decode(namespace));
    }
    throw ownPath.test(path)
      ? methodNotAllowed({ group, kind: plural })
      : notFound();
  }

  async #answerQuery(
    { message, searchParams, user }: GroupRequest,
    namespace: string,
  ): Promise<Answer> {
    const mediaType = chooseMediaType(message.headers, [json, tableMediaType]);
    await this.#dependencies.authorize(user, {
      ...{ group, version, resource: plural },
      ...{ verb: 'create', namespace },
    });
    // Nothing is ever stored: dryRun is what happens anyway.
    oneOf(searchParams, 'dryRun', ['All', '']);
    const validation = oneOf(searchParams, 'fieldValidation', [
      ...['', 'Ignore', 'Warn', 'Strict'],
    ]);
    const parsed = parseInstanceQuery(await readJson(message), namespace);
    const unknown = parsed.unknownFields.map(
      field => `unknown field "${field}"`,
    );
    if (validation === 'Strict' && unknown.length > 0) {
      throw badRequest(
        `${kind} in version "${version}" cannot be handled: strict decoding error: ${unknown.join(
          ', ',
        )}`,
      );
    }
    const answered = await this.#dependencies.answer(parsed);
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
