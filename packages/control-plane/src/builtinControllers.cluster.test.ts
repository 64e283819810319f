import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  createTestNamespace,
  sharedControlPlane,
  type TestControlPlane,
} from '@services-toolkit/test-support';
import { eventually } from './eventually';
import { kubectl } from './kubectl';
import { whoAmI, writeTokenKubeconfig } from './testing/tokenKubeconfig';

// kubectl wait watches; the limit is for a machine that is busy.
const TIMEOUT = '--timeout=60s';

const widget = {
  apiVersion: 'control-plane.test/v1',
  kind: 'Widget',
  metadata: { name: 'owner' },
};

const kindOf = ({
  apiVersion,
  kind,
}: {
  apiVersion: string;
  kind: string;
}) => ({
  apiVersion,
  kind,
});

const widgetDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.control-plane.test' },
  spec: {
    group: 'control-plane.test',
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object' } },
      },
    ],
  },
};

interface Owner {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
}

function ownedSecret(owner: Owner) {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'owned', ownerReferences: [owner] },
  };
}

describe('the built-in controllers', () => {
  let cluster: TestControlPlane;
  let namespace: string;
  const run = (args: string[], input?: object) =>
    kubectl(args, { kubeconfig: cluster.kubeconfig, input });
  const inNamespace = (args: string[], input?: object) =>
    run([...args, '--namespace', namespace], input);

  before(async () => {
    cluster = await sharedControlPlane();
    namespace = (await createTestNamespace(cluster.kubeconfig)).name;
  });

  after(async () => {
    await run(['delete', 'namespace', namespace, '--wait=false']);
    await cluster.release();
  });

  it('empty and remove a namespace', async () => {
    const { name, remove } = await createTestNamespace(cluster.kubeconfig);
    await run(['create', 'secret', 'generic', 'some', '--namespace', name]);
    await remove();
    await run(['wait', '--for=delete', `namespace/${name}`, TIMEOUT]);
    assert.equal(
      await run(['get', 'namespace', name, '--ignore-not-found']),
      '',
    );
  });

  it('collect what is owned by an object that was deleted', async () => {
    await inNamespace(['create', 'configmap', 'owner']);
    const uid = await inNamespace([
      ...['get', 'configmap', 'owner', '-o', 'jsonpath={.metadata.uid}'],
    ]);
    await inNamespace(
      ['create', '-f', '-'],
      ownedSecret({ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }),
    );
    await inNamespace(['delete', 'configmap', 'owner']);
    await inNamespace(['wait', '--for=delete', 'secret/owned', TIMEOUT]);
  });

  it('collect what is owned by an object of a kind that was just made', async () => {
    await run(['apply', '-f', '-'], widgetDefinition);
    try {
      await run([
        ...['wait', '--for=condition=Established', TIMEOUT],
        'customresourcedefinition/widgets.control-plane.test',
      ]);
      await inNamespace(['create', '-f', '-'], widget);
      const uid = await inNamespace([
        ...['get', 'widgets.control-plane.test', 'owner'],
        ...['-o', 'jsonpath={.metadata.uid}'],
      ]);
      await inNamespace(
        ['create', '-f', '-'],
        ownedSecret({ ...kindOf(widget), name: 'owner', uid }),
      );
      await inNamespace(['delete', 'widgets.control-plane.test', 'owner']);
      await inNamespace(['wait', '--for=delete', 'secret/owned', TIMEOUT]);
    } finally {
      await run(['delete', '-f', '-', '--wait=false'], widgetDefinition);
    }
  });

  it('fill an aggregated ClusterRole', async () => {
    const [aggregated, part] = [`${namespace}-all`, `${namespace}-part`];
    try {
      await run(['create', '-f', '-'], {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: aggregated },
        aggregationRule: {
          clusterRoleSelectors: [{ matchLabels: { part: namespace } }],
        },
        rules: [],
      });
      await run(['create', '-f', '-'], {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: part, labels: { part: namespace } },
        rules: [
          { apiGroups: ['some.group'], resources: ['things'], verbs: ['get'] },
        ],
      });
      await run([
        ...['wait', `clusterrole/${aggregated}`, TIMEOUT],
        '--for=jsonpath={.rules[0].resources[0]}=things',
      ]);
    } finally {
      await run(['delete', 'clusterrole', aggregated, part]);
    }
  });

  it('make the default ServiceAccount, whose token is accepted', async () => {
    await inNamespace(['wait', '--for=create', 'sa/default', TIMEOUT]);
    const token = await inNamespace(['create', 'token', 'default']);
    assert.equal(
      await userOf(token),
      `system:serviceaccount:${namespace}:default`,
    );
  });

  it('fill a Secret with a token that lasts', async () => {
    await inNamespace(['create', 'serviceaccount', 'portal']);
    await inNamespace(['create', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'portal-token',
        annotations: { 'kubernetes.io/service-account.name': 'portal' },
      },
      type: 'kubernetes.io/service-account-token',
    });
    const read = () =>
      inNamespace([
        ...['get', 'secret', 'portal-token', '-o', 'jsonpath={.data.token}'],
      ]);
    const encoded = await eventually(
      'the token is there',
      async () => (await read()) || undefined,
    );
    const token = Buffer.from(encoded, 'base64').toString();
    assert.equal(
      await userOf(token),
      `system:serviceaccount:${namespace}:portal`,
    );
  });

  async function userOf(token: string): Promise<string> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'token-test-'));
    try {
      const server = await run([
        ...['config', 'view', '--minify'],
        ...['-o', 'jsonpath={.clusters[0].cluster.server}'],
      ]);
      return await whoAmI(await writeTokenKubeconfig(folder, server, token));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
});
