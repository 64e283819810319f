import type { IncomingMessage, ServerResponse } from 'node:http';
import type { User } from '../server/frontProxy/identifyUser';
import type { Answer } from '../server/status/Answer';

/** A kind that a version of a group serves. */
export interface ServedResource {
  plural: string;
  /** The kind in lower case when left out. */
  singular?: string;
  kind: string;
  namespaced: boolean;
  verbs: readonly string[];
  shortNames?: readonly string[];
  categories?: readonly string[];
  subresources?: readonly ServedSubresource[];
}

/** A part of an object that is read or written by itself. */
export interface ServedSubresource {
  name: string;
  /** Of what is read and written; `group` and `version` where they are not those of the resource. */
  kind: string;
  group?: string;
  version?: string;
  verbs: readonly string[];
}

/** What Kubernetes' clients ask to find out what a group serves. */
export interface GroupDiscovery {
  group: string;
  /** The preferred one first. */
  versions: readonly {
    version: string;
    resources: readonly ServedResource[];
  }[];
}

/** How what a group serves is described. */
export interface GroupOpenApi {
  /** Its part of the one OpenAPI 2.0 document. */
  v2: { paths: object; definitions: object };
  /** An OpenAPI 3.0 document for each version. */
  v3: Readonly<Record<string, object>>;
}

/** A request under `/apis/<group>/`, of one who was identified. */
export interface GroupRequest {
  message: IncomingMessage;
  user: User;
  /** Without a trailing slash. */
  path: string;
  searchParams: URLSearchParams;
}

/** An API group that this server answers for. */
export interface ApiGroup {
  /** The same object for as long as nothing has changed. */
  discovery(): GroupDiscovery;
  /** The same object for as long as nothing has changed. */
  openapi(): GroupOpenApi;
  /**
   * Answers what is asked for in this group. One that streams, as watches do, writes the response itself, and resolves with
   * nothing when that has ended.
   *
   * @throws StatusError
   */
  handle(
    request: GroupRequest,
    response: ServerResponse,
  ): Promise<Answer | undefined>;
  /** Why it cannot answer now; undefined when it can. */
  notReadyReason(): string | undefined;
}
