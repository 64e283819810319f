import type { APIExportRoleBindingStatus } from '@services-toolkit/kubernetes-api';
import { isProjectableGroup } from '@services-toolkit/kubernetes-api';
import type { ClusterRole, PolicyRule } from '../kinds/objects';

type Exports = NonNullable<APIExportRoleBindingStatus['exports']>;

/** What may be done with what is exported. Others, such as bind or impersonate, mean something to Kubernetes itself. */
const verbs: ReadonlySet<string> = new Set([
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  'deletecollection',
]);

const subresources: ReadonlySet<string> = new Set(['status', 'scale']);

/** What of a ClusterRole an export may not say, in words; and what it says otherwise. */
export function judgeClusterRole({ rules }: ClusterRole): {
  problems: string[];
  exports: Exports;
} {
  const all = rules ?? [];
  const problems = [...new Set(all.flatMap(problemsOf))];
  if (all.length === 0) {
    problems.push('it has no rules');
  }
  return { problems, exports: all.flatMap(exportsOf) };
}

function problemsOf(rule: PolicyRule): string[] {
  const { apiGroups = [], resources = [], nonResourceURLs = [] } = rule;
  return [
    ...nonResourceURLs.map(url => `the URL ${url}`),
    ...apiGroups
      .filter(group => !isProjectableGroup(group))
      .map(group =>
        group === '' ? 'the core API group' : `the API group "${group}"`,
      ),
    ...resources.filter(one => !isResource(one)).map(one => `"${one}"`),
    ...rule.verbs.filter(verb => !verbs.has(verb)).map(one => `verb "${one}"`),
  ];
}

function isResource(name: string): boolean {
  const [resource = '', subresource, ...more] = name.split('/');
  return (
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(resource) &&
    more.length === 0 &&
    (subresource === undefined || subresources.has(subresource))
  );
}

function exportsOf({
  apiGroups = [],
  resources = [],
  verbs: allowed,
}: PolicyRule): Exports {
  return apiGroups.map(group => ({ group, resources, verbs: allowed }));
}
