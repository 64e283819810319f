import type { ResourcePath } from './parseResourcePath';

/** What people may do with resources, as RBAC calls it. */
export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** A request as Kubernetes' API servers understand it. */
export interface ResourceRequest extends ResourcePath {
  group: string;
  verb: Verb;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Those that are known, each once. */
  parameters: URLSearchParams;
}

/** Whether it changes something. */
export function isWrite({ verb }: Pick<ResourceRequest, 'verb'>): boolean {
  return verb !== 'get' && verb !== 'list' && verb !== 'watch';
}

/** Whether it is about one object, and not about a collection. */
export function isAboutOne({ verb, name }: ResourceRequest): boolean {
  return name !== undefined || verb === 'create';
}
