import type { ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { ResourceAttributes } from '../../server/authorize/authorize';
import type { User } from '../../server/frontProxy/identifyUser';
import type { Answer } from '../../server/status/Answer';
import { methodNotAllowed, notFound } from '../../server/status/failures';
import type {
  ApiGroup,
  GroupDiscovery,
  GroupOpenApi,
  GroupRequest,
  ServedResource,
} from '../ApiGroup';
import type { UpstreamGroup } from './discovery/loadGroup';
import { chooseAccept, metadataAccept } from './forward/chooseAccept';
import { refuseCollector, withoutOwners } from './forward/collector';
import type { Forwarder } from './forward/Forwarder';
import { unusableAnswer, type LinkName } from './forward/linkFailures';
import { mediaTypeOf, readBody } from './forward/readBody';
import { Collections } from './Collections';
import { outsideImports } from './namespaces/outsideImports';
import type { ImportedNamespaces } from './namespaces/ImportedNamespaces';
import { namedIn, readRequest } from './requests/readRequest';
import { isWrite, type ResourceRequest } from './requests/ResourceRequest';

/** What a projected group stands on. */
export interface ProjectedGroupDependencies {
  group: string;
  link: LinkName;
  namespaces: ImportedNamespaces;
  forwarder: Forwarder;
  /** Throws a StatusError when the user may not do it in this cluster. */
  authorize(user: User, attributes: ResourceAttributes): Promise<void>;
  /** Kubernetes' own controllers that delete: see `withoutOwners`. */
  collectors: ReadonlySet<string>;
}

const nothing: GroupOpenApi = { v2: { paths: {}, definitions: {} }, v3: {} };

/** An API group that lives on another cluster, under its native path. Nothing of it is kept here but what it is. */
export class ProjectedGroup implements ApiGroup {
  readonly #dependencies: ProjectedGroupDependencies;
  readonly #collections: Collections;
  #upstream: UpstreamGroup | undefined;
  #discovery: GroupDiscovery;
  #openApi: GroupOpenApi = nothing;

  constructor(dependencies: ProjectedGroupDependencies) {
    const { forwarder, namespaces, group } = dependencies;
    this.#dependencies = dependencies;
    this.#collections = new Collections(forwarder, namespaces);
    this.#discovery = { group, versions: [] };
  }

  /** What the service cluster says of the group by now. Clients remember it for minutes, also where no namespace is open yet. */
  set upstream(upstream: UpstreamGroup | undefined) {
    if (!isDeepStrictEqual(upstream, this.#upstream)) {
      const { group } = this.#dependencies;
      this.#upstream = upstream;
      this.#discovery = upstream?.discovery ?? { group, versions: [] };
      this.#openApi = upstream?.openApi ?? nothing;
    }
  }

  discovery(): GroupDiscovery {
    return this.#discovery;
  }

  openapi(): GroupOpenApi {
    return this.#openApi;
  }

  notReadyReason(): string | undefined {
    // A link that is down must not take away what this server has to say about everything else.
    return undefined;
  }

  async handle(
    groupRequest: GroupRequest,
    response: ServerResponse,
  ): Promise<Answer | undefined> {
    const { authorize, collectors, group, link, namespaces } =
      this.#dependencies;
    const request = readRequest(group, groupRequest);
    // Before anything is waited for: who goes meanwhile must not leave a watch behind.
    const gone = goneSignal(response);
    if (!this.#upstream) {
      throw unusableAnswer(link, `does not serve ${group}, or was never asked`);
    }
    const resource = this.#served(request);
    const { user } = groupRequest;
    await authorize(user, attributesOf(request));
    if (mayCreate(request, groupRequest.message)) {
      await authorize(user, attributesOf({ ...request, verb: 'create' }));
    }
    const isCollector = collectors.has(user.user);
    if (isCollector) {
      refuseCollector(request);
    }
    const outside = outsideImports(request, namespaces, resource, isCollector);
    if (outside.kind === 'answer') {
      return outside.answer;
    }
    if (outside.kind === 'wait') {
      await this.#collections.watches.waitForImport(request, response, gone);
      return undefined;
    }
    if (request.verb === 'list' || request.verb === 'watch') {
      return this.#collections.read(groupRequest, request, response, {
        signal: gone,
        kind: resource.kind,
        accept: isCollector
          ? metadataAccept(request.verb === 'list')
          : chooseAccept(groupRequest.message.headers),
        ...(isCollector && { transform: withoutOwners }),
      });
    }
    return isCollector && request.verb === 'get'
      ? this.#collections.readOne(groupRequest, request, gone)
      : this.#forward(groupRequest, request, response, gone);
  }

  async #forward(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<undefined> {
    const { forwarder } = this.#dependencies;
    const accept = chooseAccept(groupRequest.message.headers);
    const body = isWrite(request)
      ? await readBody(groupRequest.message)
      : undefined;
    const answer = await forwarder.ask(
      groupRequest,
      request,
      { accept, isCompressed: true, ...(body && { body }) },
      signal,
    );
    await forwarder.passOn(answer, request, response);
  }

  /** @throws StatusError 404 and 405 */
  #served(request: ResourceRequest): ServedResource {
    const { group, version, resource, subresource, verb } = request;
    const served = this.#discovery.versions
      .find(one => one.version === version)
      ?.resources.find(({ plural }) => plural === resource);
    const part = served?.subresources?.find(({ name }) => name === subresource);
    if (!served || (subresource !== undefined && !part)) {
      throw notFound();
    }
    const isRead = verb === 'list' || verb === 'watch';
    if (
      !(part ?? served).verbs.includes(verb) ||
      (request.namespace === undefined && !isRead)
    ) {
      throw methodNotAllowed({ group, kind: resource });
    }
    return served;
  }
}

function attributesOf(request: ResourceRequest): ResourceAttributes {
  const { group, version, resource, verb, namespace, subresource } = request;
  const name = namedIn(request);
  return {
    ...{ group, version, resource, verb },
    ...(namespace !== undefined && { namespace }),
    ...(subresource !== undefined && { subresource }),
    ...(name !== undefined && { name }),
  };
}

/**
 * Server-side apply makes an object that is not there. An API server asks for the right to create then, and the service cluster
 * would ask whether the link has it.
 */
function mayCreate(
  { verb, subresource }: ResourceRequest,
  { headers }: GroupRequest['message'],
): boolean {
  return (
    verb === 'patch' &&
    subresource === undefined &&
    mediaTypeOf(headers).startsWith('application/apply-patch')
  );
}

/** Aborts when nobody waits for the answer any more. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
