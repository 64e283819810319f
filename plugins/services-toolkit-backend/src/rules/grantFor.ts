import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { Missing } from './describeRefusal';

/**
 * What somebody who may grant it would run with kubectl, so that a person can pass it on; `undefined` for what no
 * cluster can grant.
 *
 * @param username - what the cluster knows the person as
 */
export function grantFor(
  missing: Missing,
  username: string,
): string | undefined {
  if (missing.kind === 'namespace') {
    const role = missing.verb === 'get' ? 'app-viewer' : 'app-editor';
    return [
      `kubectl create rolebinding ${role}-${slug(username)}`,
      `--namespace=${missing.namespace}`,
      `--clusterrole=${role}`,
      `--user=${quote(username)}`,
    ].join(' ');
  }
  if (missing.kind === 'class') {
    const { group, version, kind } = resourceTypes.resourceClassAccessBindings;
    return [
      "kubectl apply -f - <<'EOF'",
      `apiVersion: ${group}/${version}`,
      `kind: ${kind}`,
      'metadata:',
      `  name: ${missing.class}-${slug(username)}`,
      'spec:',
      '  classRef:',
      `    name: ${missing.class}`,
      '  subjects:',
      '    - kind: User',
      // Every text of JSON is one of YAML.
      `      name: ${JSON.stringify(username)}`,
      'EOF',
    ].join('\n');
  }
  return undefined;
}

/** The last part of a user's name as a part of an object's name. */
function slug(username: string): string {
  const last = username.split(/[/:]/).filter(Boolean).at(-1) ?? '';
  return (
    last
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'user'
  );
}

/** As one word of a POSIX shell, whatever it holds. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
