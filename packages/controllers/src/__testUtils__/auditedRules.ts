import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { allParts } from '../process/createControllers';
import type { AuditEvent } from './auditLogs';

/** One thing that somebody may do, as rules and audit logs both can say it. */
export interface Access {
  verb: string;
  group: string;
  /** With the subresource, as in rules: `classclaims/status`. */
  resource: string;
}

/** In milliseconds since 1970. */
interface Period {
  from: number;
  to: number;
}

interface Role {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  rules?: { apiGroups: string[]; resources: string[]; verbs: string[] }[];
  roleRef?: { kind: string; name: string };
  subjects?: { kind: string; name: string }[];
}

const controllers = 'services-toolkit-controllers';
const deploy = resolve(__dirname, '../../../../deploy');
const everywhere = ['controllers', ...allParts.map(part => part.deploy)];
const provisioner = 'services.apps.tanzu.vmware.com/provisioner';

export const textOf = ({ verb, group, resource }: Access) =>
  `${verb} ${resource}${group && `.${group}`}`;

/** What folders of `deploy/` allow the controllers, each with the role that says so. */
export function deployedRules(
  folders: readonly string[] = everywhere,
): Map<string, string> {
  const objects = folders
    .map(folder => join(deploy, folder))
    .flatMap(folder => readdirSync(folder).map(file => join(folder, file)))
    .filter(file => file.endsWith('.yaml') && !/kustomization/.test(file))
    .flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')))
    .map((one): Role => one.toJS());
  const bound = objects
    .filter(({ subjects }) =>
      subjects?.some(
        ({ kind, name }) => kind === 'ServiceAccount' && name === controllers,
      ),
    )
    .map(({ roleRef }) => `${roleRef?.kind}/${roleRef?.name}`);
  const roles = objects.filter(
    ({ kind, metadata }) =>
      bound.includes(`${kind}/${metadata.name}`) ||
      metadata.labels?.[provisioner] === 'true',
  );
  return new Map(
    roles.flatMap(({ kind, metadata, rules = [] }) =>
      rules.flatMap(({ apiGroups, resources, verbs }) =>
        apiGroups.flatMap(group =>
          resources.flatMap(resource =>
            verbs.map((verb): [string, string] => [
              textOf({ verb, group, resource }),
              `${kind} ${metadata.name}`,
            ]),
          ),
        ),
      ),
    ),
  );
}

/** What the API server was asked for by the controllers. */
export function accessOf({ verb, objectRef }: AuditEvent): Access | undefined {
  const { apiGroup = '', resource, subresource } = objectRef ?? {};
  return resource
    ? {
        verb,
        group: apiGroup,
        resource: subresource ? `${resource}/${subresource}` : resource,
      }
    : undefined;
}

/**
 * How long after a role was given back a refusal may still be the test's: the API server learns of it by a watch, and what
 * is refused is logged when it was asked for.
 */
const afterwardsMs = 60_000;

/** How long before and after it has its rules an API server refuses what it will allow. */
const startingMs = 15_000;

/** The times in which an API server started, and so knew no rules yet. */
export function startsOfApiServer(events: readonly AuditEvent[]): Period[] {
  return events
    .filter(
      ({ user, objectRef }) =>
        user.username === 'system:apiserver' &&
        objectRef?.name === 'cluster-admin',
    )
    .map(event => Date.parse(event.requestReceivedTimestamp))
    .map(at => ({ from: at - startingMs, to: at + startingMs }));
}

/** The times in which a test had taken a rule away: from one change of a controllers' role to the next one, and some more. */
export function changesOfRoles(events: readonly AuditEvent[]): Period[] {
  const times = events
    .filter(
      ({ verb, objectRef, user }) =>
        ['update', 'patch', 'delete', 'create'].includes(verb) &&
        /roles$|rolebindings$/.test(objectRef?.resource ?? '') &&
        objectRef?.name?.startsWith(controllers) &&
        !user.username.startsWith('system:'),
    )
    .map(event => Date.parse(event.requestReceivedTimestamp))
    .sort((a, b) => a - b);
  return times.map(from => ({ from, to: from + afterwardsMs }));
}
