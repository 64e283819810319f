import { aWidget, widgetGroup } from '@services-toolkit/test-support';

/** A command of kubectl, for one namespace. */
export interface KubectlCase {
  args: (namespace: string) => string[];
  /** What it reads from its standard input. */
  input?: (namespace: string) => object | string;
  /** Why it says something else here than in the service cluster, where it does. */
  differs?: string;
}

type Args = string[];
const run = (...args: Args): KubectlCase => ({ args: () => args });
const withInput = (
  input: (namespace: string) => object | string,
  ...args: Args
): KubectlCase => ({ args: () => args, input });
const widget =
  (name: string, spec: object = {}, metadata: object = {}) =>
  (namespace: string) => {
    const made = aWidget(namespace, name, spec) as { metadata: object };
    return { ...made, metadata: { ...made.metadata, ...metadata } };
  };
const raw = (query: string): KubectlCase => ({
  args: namespace => [
    ...['get', '--raw'],
    `/apis/${widgetGroup}/v1/namespaces/${namespace}/widgets${query}`,
  ],
});

/** In this order: each finds what those before it have left. */
export const kubectlCases: readonly KubectlCase[] = [
  // What there is.
  run('explain', 'widget'),
  run('explain', 'widget', '--recursive'),
  run('explain', 'widget.spec.size'),
  run('explain', 'widget.spec.nope'),
  run('explain', 'widget', `--api-version=${widgetGroup}/v1beta1`),
  run('explain', 'widget', '--output=plaintext-openapiv2'),
  // Making things.
  withInput(widget('a'), 'create', '-f', '-'),
  withInput(widget('a'), 'create', '-f', '-'),
  withInput(widget('b', { size: 0 }), 'create', '-f', '-'),
  withInput(widget('b', { size: 2_000 }), 'create', '-f', '-'),
  withInput(widget('b', { nope: 1 }), 'create', '-f', '-'),
  withInput(widget('b', { nope: 1 }), 'create', '-f', '-', '--validate=warn'),
  withInput(widget('C'), 'create', '-f', '-'),
  withInput(widget('x'), 'create', '-f', '-', '--dry-run=server', '-o=yaml'),
  withInput(widget('x'), 'create', '-f', '-', '--dry-run=client', '-o=name'),
  withInput(
    widget('big', { big: Number.MAX_SAFE_INTEGER, ratio: 1.5, color: 'blue' }),
    ...['create', '-f', '-', '-o=yaml'],
  ),
  withInput(() => 'not: [yaml', 'create', '-f', '-'),
  withInput(widget('d', { note: 'one' }), 'apply', '-f', '-'),
  withInput(widget('d', { note: 'one' }), 'apply', '-f', '-'),
  withInput(widget('d', { note: 'two' }), 'apply', '-f', '-'),
  withInput(
    widget('d', { note: 'two' }),
    'apply',
    '-f',
    '-',
    '--dry-run=server',
  ),
  run('apply', 'view-last-applied', 'widget/d', '-o=json'),
  withInput(
    widget('e', { note: 'mine' }),
    ...['apply', '--server-side', '--field-manager=one', '-f', '-'],
  ),
  withInput(
    widget('e', { note: 'theirs' }),
    ...['apply', '--server-side', '--field-manager=two', '-f', '-'],
  ),
  withInput(
    widget('e', { note: 'theirs' }),
    ...['apply', '--server-side', '--field-manager=two', '-f', '-'],
    '--force-conflicts',
  ),
  withInput(widget('d', { note: 'three' }), 'diff', '-f', '-'),
  withInput(widget('d', { note: 'two' }), 'diff', '-f', '-'),
  // Reading.
  run('get', 'widgets'),
  run('get', 'wg'),
  run('get', 'gadgets'),
  run('get', 'widgets', '-o=wide'),
  run('get', 'widgets', '--show-labels'),
  run('get', 'widgets', '-o=yaml'),
  run('get', 'widgets', '-o=yaml', '--show-managed-fields'),
  run('get', 'widget', 'a', '-o=json'),
  run('get', 'widgets', '-o=name'),
  run('get', 'widget/a', 'widget/d'),
  run('get', 'widgets', '--no-headers', '--sort-by=.spec.size'),
  run('get', 'widgets', '-o=custom-columns=N:.metadata.name,S:.spec.size'),
  run('get', 'widgets', '-o=jsonpath={.items[*].spec.color}'),
  run('get', 'widgets', '-o=go-template={{len .items}}'),
  run('get', 'widgets', '--field-selector=spec.color=blue'),
  run('get', 'widgets', '--field-selector=metadata.name=a'),
  run('get', 'widgets', '--field-selector=spec.size=1'),
  run('get', 'widget', 'nope'),
  run('get', 'widget', 'nope', '--ignore-not-found'),
  run('get', 'widget', 'No_Name'),
  run('get', `widgets.v1beta1.${widgetGroup}`),
  run('get', 'widgets', '--chunk-size=2'),
  run('get', 'widgets', '--watch', '--request-timeout=2s'),
  raw('?limit=1'),
  raw('?continue=nonsense'),
  raw('?resourceVersion=1&resourceVersionMatch=Exact'),
  raw('?resourceVersionMatch=Wrong'),
  raw('?labelSelector=%2B%2B'),
  raw('/a'),
  {
    ...raw('/a/nope'),
    differs: 'what is not projected does not exist here; there it is forbidden',
  },
  {
    ...run('api-resources', `--api-group=${widgetGroup}`, '-o=name'),
    differs: 'kinds without a namespace are not projected',
  },
  {
    ...run('get', 'gizmos'),
    differs: 'what is not opened is empty here; there it is forbidden',
  },
  {
    ...run('get', 'widgets', '--all-namespaces', '-o=name'),
    differs: 'here it is all that is open; there it is forbidden',
  },
  {
    ...run('events'),
    differs: 'events are of the core group, and each cluster has its own',
  },
  {
    ...run('get', '--raw', `/apis/${widgetGroup}/v1/clusterwidgets`),
    differs: 'kinds without a namespace are not projected',
  },
  run('describe', 'widget', 'a'),
  run('auth', 'can-i', 'create', 'widgets'),
  // Changing.
  run('label', 'widget', 'a', 'tier=gold'),
  run('label', 'widget', 'a', 'tier=silver'),
  run('label', 'widget', 'a', '--list'),
  run('get', 'widgets', '-l=tier in (gold)'),
  run('get', 'widgets', '-l=!tier', '-o=name'),
  run('annotate', 'widget', 'a', 'note=hello', '-o=yaml'),
  run('patch', 'widget', 'a', '--type=merge', '-p={"spec":{"size":5}}'),
  run(
    'patch',
    'widget',
    'a',
    '--type=json',
    '-p=[{"op":"replace","path":"/spec/size","value":6}]',
  ),
  run(
    'patch',
    'widget',
    'a',
    '--type=json',
    '-p=[{"op":"test","path":"/spec/size","value":1}]',
  ),
  run('patch', 'widget', 'a', '--type=strategic', '-p={"spec":{"size":7}}'),
  run('patch', 'widget', 'a', '--type=merge', '-p={"spec":{"size":"x"}}'),
  run(
    'patch',
    'widget',
    'a',
    '--type=merge',
    '--subresource=status',
    '-p={"status":{"replicas":2,"phase":"Up"}}',
  ),
  run('get', 'widget', 'a', '--subresource=status', '-o=jsonpath={.status}'),
  run('scale', 'widget', 'a', '--replicas=3'),
  run('scale', 'widget', 'a', '--replicas=4', '--current-replicas=9'),
  run('get', 'widget', 'a', '--subresource=scale', '-o=yaml'),
  withInput(widget('a', { size: 8 }), 'replace', '-f', '-'),
  withInput(
    widget('a', { size: 9 }, { resourceVersion: '1' }),
    ...['replace', '-f', '-'],
  ),
  withInput(widget('nope'), 'replace', '-f', '-'),
  run('wait', 'widget/a', '--for=jsonpath={.status.phase}=Up', '--timeout=5s'),
  run('wait', 'widget/a', '--for=condition=Ready', '--timeout=1s'),
  // Taking away.
  run('delete', 'widget', 'a', '--dry-run=server'),
  run('delete', 'widget', 'a'),
  run('delete', 'widget', 'a'),
  run('delete', 'widget', 'a', '--ignore-not-found'),
  run('delete', 'widget', 'd', '--cascade=foreground'),
  run('delete', 'widget', 'e', '--cascade=orphan', '--wait=false'),
  run('delete', 'widgets', '-l=nobody=has'),
  run('delete', 'widgets', '--all'),
  run('get', 'widgets'),
];
