import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  aWidget,
  eventually,
  ProjectionClusters,
  runKubectl,
  widgetGroup,
} from '@services-toolkit/test-support';

/** The collector has done by then what it was going to do: 6.5 s were seen. */
const collectedMs = 10_000;

let clusters: ProjectionClusters;

before(async () => {
  clusters = await ProjectionClusters.start();
});

after(() => clusters?.stop());

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const configMap = (namespace: string, name: string, owner?: object) => ({
  ...{ apiVersion: 'v1', kind: 'ConfigMap' },
  metadata: { namespace, name, ...(owner && { ownerReferences: [owner] }) },
});

/** What has reached the service cluster in somebody's name; the collector looks at all namespaces at any time. */
async function reachedBy(person: string, namespace: string) {
  const key = 'projection.apiresources.multicluster.x-tanzu.vmware.com/user';
  return (await clusters.services.requests()).filter(
    ({ impersonatedUser, objectRef }) =>
      impersonatedUser?.extra?.[key]?.includes(person) &&
      objectRef?.namespace === namespace,
  );
}

test('an object that is made in one cluster lives in the other, and nowhere else', async () => {
  const { services, workload } = clusters;
  const apps = await clusters.namespace('apps');
  await workload.kubectl(['apply', '-f', '-'], aWidget(apps, 'one'));
  const read = [
    ...['get', 'widgets', 'one', `-n=${apps}`],
    '-o=jsonpath={.spec.size}',
  ];
  assert.equal(await services.kubectl(read), '1');
  assert.equal(await workload.kubectl(read), '1');
  await workload.kubectl(['delete', 'widget', 'one', `-n=${apps}`]);
  assert.match(await services.refusal(read), /not found/);
});

test('the person is named in the audit log of the service cluster, under the same id as here', async () => {
  const { workload } = clusters;
  const apps = await clusters.namespace('audited');
  await workload.kubectl(['get', 'widgets', `-n=${apps}`]);
  const [request] = await reachedBy('kubernetes-admin', apps);
  assert.equal(
    request?.user.username,
    'system:serviceaccount:links:services-toolkit-link',
  );
  assert.equal(
    request?.impersonatedUser?.username,
    request?.user.username,
    'the rights are those of the link',
  );
  const here = (await workload.requests()).find(
    ({ auditID }) => auditID === request?.auditID,
  );
  assert.equal(here?.user.username, 'kubernetes-admin');
  assert.equal(here?.objectRef?.namespace, apps);
});

test('who may not do it here gets 403, and nothing reaches the service cluster', async () => {
  const { workload } = clusters;
  const apps = await clusters.namespace('closed');
  for (const args of [
    ['get', 'widgets'],
    ['delete', 'widget', 'a'],
    ['get', '--raw', `/apis/${widgetGroup}/v1/namespaces/${apps}/widgets`],
  ]) {
    assert.match(
      await workload.refusal([...args, `-n=${apps}`, '--as=mallory']),
      /forbidden: User "mallory" cannot/,
    );
  }
  assert.deepEqual(await reachedBy('mallory', apps), []);
});

test('a read over all namespaces is what the open ones have together, in pages and as it changes', async () => {
  const { services, workload } = clusters;
  const names = ['all-a', 'all-b', 'all-c'];
  const closed = await clusters.namespace('all-closed', { isImported: false });
  for (const name of names) {
    await clusters.namespace(name);
    await services.apply(aWidget(name, 'one'), aWidget(name, 'two'));
  }
  await services.apply(aWidget(closed, 'one'));
  const list = (...args: string[]) =>
    workload.kubectl([
      ...['get', 'widgets', '-A', '--no-headers', ...args],
      '-o=custom-columns=A:.metadata.namespace,B:.metadata.name',
    ]);
  const expected = names.flatMap(name => [`${name} one`, `${name} two`]);
  for (const args of [[], ['--chunk-size=1'], ['--chunk-size=4']]) {
    const found = (await list(...args)).split('\n');
    assert.deepEqual(
      found.map(line => line.replace(/ +/, ' ')),
      expected,
    );
  }
  assert.equal(
    await workload.kubectl(['get', 'widgets', '-n', closed, '-o=name']),
    '',
  );
  assert.match(
    await workload.refusal(['apply', '-f', '-'], aWidget(closed, 'new')),
    /namespace "all-closed", which is not imported/,
  );
  const watch = runKubectl(workload.kubeconfig, [
    ...['get', 'widgets', '-A', '--watch-only', '--request-timeout=4s'],
    '-o=name',
  ]);
  await sleep(1_500);
  await services.apply(aWidget('all-a', 'three'), aWidget('all-c', 'three'));
  const { stdout } = await watch;
  assert.equal(stdout.match(/three/g)?.length, 2, stdout);
});

test('the garbage collector of this cluster deletes nothing that is owned in the other one, and collects what is owned here', async () => {
  const { services, workload } = clusters;
  const apps = await clusters.namespace('owned');
  await services.apply(configMap(apps, 'owner'));
  const uid = await services.kubectl([
    ...['get', 'configmap', 'owner', `-n=${apps}`],
    '-o=jsonpath={.metadata.uid}',
  ]);
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid };
  const owned = aWidget(apps, 'owned') as { metadata: object };
  await services.apply(
    { ...owned, metadata: { ...owned.metadata, ownerReferences: [owner] } },
    aWidget(apps, 'owning'),
  );
  const widgetUid = await workload.kubectl([
    ...['get', 'widget', 'owning', `-n=${apps}`],
    '-o=jsonpath={.metadata.uid}',
  ]);
  await workload.apply(
    configMap(apps, 'dependent', {
      ...{ apiVersion: `${widgetGroup}/v1`, kind: 'Widget' },
      ...{ name: 'owning', uid: widgetUid },
    }),
  );
  await sleep(collectedMs);
  const names = ['get', 'widgets', `-n=${apps}`, '-o=name'];
  assert.match(await services.kubectl(names), /owned[^]*owning/);
  await workload.kubectl(['get', 'configmap', 'dependent', `-n=${apps}`]);

  await workload.kubectl([
    ...['delete', 'widget', 'owning', `-n=${apps}`],
    ...['--cascade=foreground', '--timeout=20s'],
  ]);
  await eventually('the dependent is collected', async () =>
    /not found/.test(
      await workload.refusal(['get', 'configmap', 'dependent', `-n=${apps}`]),
    ),
  );
  assert.match(await services.kubectl(names), /owned/);
});

test('a namespace that is deleted takes what is projected in it along, or leaves it, as the import says', async () => {
  const { services, workload } = clusters;
  // Kubernetes deletes the import and what it opens in no order: several, so that each comes first in one of them.
  const taken = ['taken-a', 'taken-b', 'taken-c', 'taken-d'];
  const left = await clusters.namespace('left', {
    namespaceDeletion: 'Orphan',
  });
  for (const name of taken) {
    await services.apply(aWidget(await clusters.namespace(name), 'one'));
  }
  await services.apply(aWidget(left, 'one'));
  await workload.kubectl([
    ...['delete', 'namespace', ...taken, left, '--timeout=60s'],
  ]);
  const names = (namespace: string) =>
    services.kubectl(['get', 'widgets', `-n=${namespace}`, '-o=name']);
  for (const name of taken) {
    assert.equal(await names(name), '', name);
  }
  assert.equal(await names(left), `widget.${widgetGroup}/one`);
});

test('with the service cluster away, requests fail at once with its name, everything else works, and it comes back by itself', async () => {
  const { services, workload } = clusters;
  const [apps, closed] = [
    await clusters.namespace('away'),
    await clusters.namespace('away-closed', { isImported: false }),
  ];
  await services.apply(aWidget(apps, 'one'));
  const get = ['get', 'widgets', `-n=${apps}`, '-o=name'];
  await workload.kubectl(get);
  await services.kill();
  try {
    await eventually('it is told who is away', async () =>
      /the service cluster "services" \(DownstreamClusterLink "services" in namespace "services-toolkit"\) cannot be reached since .*: nothing listens at its address/.test(
        await workload.refusal(get),
      ),
    );
    const begin = Date.now();
    await workload.refusal(get);
    assert.ok(Date.now() - begin < 3_000, 'kubectl does not ask again');
    await workload.kubectl(['get', 'pods', '-A']);
    assert.match(
      await workload.kubectl(['api-resources', `--api-group=${widgetGroup}`]),
      /Widget/,
    );
    await workload.kubectl(['delete', 'namespace', closed, '--timeout=15s']);
  } finally {
    await services.restart();
  }
  await eventually(
    'it is back',
    async () =>
      (await runKubectl(workload.kubeconfig, get)).stdout.trim() ===
      `widget.${widgetGroup}/one`,
  );
});

test('no path leads to anything but what is projected', async () => {
  const { services, workload } = clusters;
  const apps = await clusters.namespace('paths');
  const base = `/apis/${widgetGroup}/v1`;
  for (const path of [
    `${base}/../../../api/v1/namespaces/${apps}/secrets`,
    `${base}/%2e%2e/%2e%2e/%2e%2e/api/v1/secrets`,
    `${base}/namespaces/${apps}/widgets/..%2f..%2f..%2f..%2f..%2f..%2fapi%2fv1%2fsecrets`,
    `${base}/namespaces/${apps}/widgets/a%252f..%252fb`,
    `${base}/namespaces/${apps}/widgets/a/proxy`,
    `${base}/namespaces/${apps}/widgets/a/exec`,
    `${base}/namespaces/${apps}/secrets`,
    `${base}//namespaces/${apps}/widgets`,
    `${base}/watch/namespaces/${apps}/widgets`,
  ]) {
    assert.match(
      await workload.refusal(['get', '--raw', path]),
      /NotFound|could not find|not found/,
      path,
    );
  }
  // What the link asks for itself names nobody else.
  const reached = (await services.requestsOf('services-toolkit-link')).filter(
    ({ requestURI, impersonatedUser }) =>
      impersonatedUser && !requestURI.startsWith(`${base}/namespaces/`),
  );
  assert.deepEqual(reached, []);
});

test('who has stolen the token of a link can do in the service cluster what its exports say, and nothing else', async () => {
  const { services } = clusters;
  const apps = await clusters.namespace('stolen-from');
  const stolen = await clusters.directKubeconfig();
  const other = await services.kubeconfigOf('default');
  const rightsIn = async (kubeconfig: string, namespace: string) => {
    const { stdout } = await runKubectl(kubeconfig, [
      ...['auth', 'can-i', '--list', '--no-headers', `-n=${namespace}`],
    ]);
    return stdout.split('\n').map(line =>
      line
        .trim()
        .split(/\s{2,}/)
        .join(' '),
    );
  };
  /** What it may do beyond what every ServiceAccount may. */
  const more = async (namespace: string) => {
    const ordinary = await rightsIn(other, namespace);
    const all = await rightsIn(stolen, namespace);
    return all.filter(line => !ordinary.includes(line)).sort();
  };
  const verbs =
    '[] [] [get list watch create update patch delete deletecollection]';
  // To name the person, whoever that is.
  const extra =
    'userextras.authentication.k8s.io/projection.apiresources.multicluster.x-tanzu.vmware.com';
  const naming = ['groups', 'user'].map(
    key => `${extra}/${key} [] [] [impersonate]`,
  );
  await eventually(
    'the export counts',
    async () => (await more(apps)).length > 2,
  );
  assert.deepEqual(
    await more(apps),
    [
      ...naming,
      ...['widgets', 'widgets/scale', 'widgets/status'].map(resource => {
        const [plural, part] = resource.split('/');
        return `${plural}.${widgetGroup}${part ? `/${part}` : ''} ${verbs}`;
      }),
    ].sort(),
  );
  assert.deepEqual(await more('kube-system'), naming);
  assert.deepEqual(await more('links'), [
    'serviceaccounts [] [services-toolkit-link] [impersonate]',
    'serviceaccounts/token [] [services-toolkit-link] [create]',
    ...naming,
  ]);
  for (const person of [
    'system:admin',
    'system:serviceaccount:links:default',
  ]) {
    const { stderr } = await runKubectl(stolen, [
      ...['get', 'widgets', `-n=${apps}`, `--as=${person}`],
    ]);
    assert.match(stderr, /cannot impersonate/, person);
  }
  const { stderr } = await runKubectl(stolen, [
    ...['get', 'widgets', `-n=${apps}`, '--as-group=system:masters'],
    '--as=system:serviceaccount:links:services-toolkit-link',
  ]);
  assert.match(stderr, /cannot impersonate/);
});
