import { createHash } from 'node:crypto';
import { replication } from '@services-toolkit/kubernetes-api';

const longestNamespace = 63;

/** The namespace of the service cluster with what is exported to the link of that namespace; both sides know it by this. */
export function exportNamespaceOf(linkNamespace: string): string {
  const name = `${replication.exportsPrefix}${linkNamespace}`;
  return name.length <= longestNamespace
    ? name
    : `${replication.exportsPrefix}${hashOf(linkNamespace).slice(0, 32)}`;
}

/** What the copy of an exported Secret is called there: the names of all namespaces meet in one. */
export function exportedSecretName(namespace: string, name: string): string {
  return `secret-${hashOf(`${namespace}/${name}`).slice(0, 40)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
