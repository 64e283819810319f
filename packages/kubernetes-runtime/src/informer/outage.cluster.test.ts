import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import {
  startControlPlane,
  type ControlPlane,
} from '@services-toolkit/control-plane';
import {
  builtinResourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { createKubernetesClient } from '../client/createKubernetesClient';
import type { KubernetesClient } from '../client/KubernetesClient';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import {
  KubernetesApiError,
  isExpired,
  isForbidden,
} from '../errors/KubernetesApiError';
import { startCountingProxy } from '../testing/startCountingProxy';
import { createInformer } from './createInformer';

const configMaps: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};
const { secrets } = builtinResourceTypes;
const configMap = (name: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'default' },
});

describe('outages of a real API server', () => {
  let directory: string;
  let controlPlane: ControlPlane;
  let proxy: Awaited<ReturnType<typeof startCountingProxy>>;
  /** Goes straight to the API server. */
  let direct: KubernetesClient;
  /** Goes through the proxy. */
  let client: KubernetesClient;

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'kubernetes-runtime-'));
    controlPlane = await startControlPlane({
      name: 'outage',
      dataDir: join(directory, 'data'),
    });
    proxy = await startCountingProxy(controlPlane.server);
    const kubeconfig = await readFile(controlPlane.kubeconfig, 'utf8');
    const proxied = join(directory, 'proxied.kubeconfig');
    await writeFile(
      proxied,
      kubeconfig.replaceAll(controlPlane.server, proxy.url),
    );
    direct = await createKubernetesClient({
      kubeConfig: { file: controlPlane.kubeconfig },
    });
    client = await createKubernetesClient({
      kubeConfig: { file: proxied },
      connections: 8,
    });
  });
  after(async () => {
    await client?.close();
    await direct?.close();
    await proxy?.close();
    await controlPlane?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const follow = async () => {
    const stop = new AbortController();
    const informer = createInformer({
      client,
      type: configMaps,
      namespace: 'default',
    });
    informer.start(stop.signal);
    await informer.synced();
    return { informer, stop: () => stop.abort() };
  };

  it('hundreds of requests share a few TLS connections', async () => {
    const acceptedBefore = proxy.accepted;
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        client.create(configMaps, configMap(`many-${i}`)),
      ),
    );
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        client.delete(configMaps, { name: `many-${i}`, namespace: 'default' }),
      ),
    );
    assert.ok(
      proxy.accepted - acceptedBefore <= 8,
      `${proxy.accepted - acceptedBefore} connections`,
    );
  });

  it('an informer finds what was deleted and created while the network was cut', async () => {
    await direct.create(configMaps, configMap('deleted-meanwhile'));
    const { informer, stop } = await follow();
    proxy.cut();
    await eventually('failing', () => informer.state.kind === 'failing');
    assert.ok(
      informer.state.kind === 'failing' &&
        informer.state.error instanceof ClusterUnreachableError,
    );
    await assert.rejects(client.list(configMaps), ClusterUnreachableError);
    await direct.delete(configMaps, {
      name: 'deleted-meanwhile',
      namespace: 'default',
    });
    await direct.create(configMaps, configMap('created-meanwhile'));
    assert.ok(
      informer.get('default/deleted-meanwhile'),
      'what was last seen is kept',
    );
    proxy.mend();
    await eventually('synced again', () => informer.state.kind === 'synced');
    assert.equal(informer.get('default/deleted-meanwhile'), undefined);
    assert.ok(informer.get('default/created-meanwhile'));
    stop();
  });

  it('an informer goes on after the API server was killed and started again', async () => {
    await direct.create(configMaps, configMap('before-restart'));
    const { informer, stop } = await follow();
    const { port } = new URL(controlPlane.server);
    await controlPlane.kill();
    await eventually('failing', () => informer.state.kind === 'failing');
    assert.ok(informer.get('default/before-restart'));
    controlPlane = await startControlPlane({
      name: 'outage',
      dataDir: join(directory, 'data'),
      port: Number(port),
    });
    await eventually('synced again', () => informer.state.kind === 'synced', {
      timeoutMs: 30_000,
    });
    assert.ok(informer.get('default/before-restart'));
    await direct.create(configMaps, configMap('after-restart'));
    await eventually(
      'a change after the restart',
      () => informer.get('default/after-restart') !== undefined,
    );
    stop();
  });

  it('objects of a megabyte each are followed in a heap that could not hold them all', async () => {
    const namespace = 'large';
    await direct.create(builtinResourceTypes.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const data = { large: 'x'.repeat(1_000_000) };
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        direct.create<KubernetesObject & { data: typeof data }>(configMaps, {
          ...configMap(''),
          metadata: { name: `large-${index}`, namespace },
          data,
        }),
      ),
    );
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--max-old-space-size=96', '--import', 'tsx'],
      // eslint-disable-next-line no-restricted-syntax -- always run from the sources
      join(__dirname, '__testUtils__', 'followLargeObjects.ts'),
      ...[controlPlane.kubeconfig, namespace],
    ]);
    // The authority's certificate is there as well, once its controller has run.
    assert.ok(['60', '61'].includes(stdout.trim()), stdout);
  });

  it('a watch from long ago is refused as expired', async () => {
    const watch = client.watch(configMaps, {
      resourceVersion: '1',
      signal: AbortSignal.timeout(10_000),
    });
    await assert.rejects(watch[Symbol.asyncIterator]().next(), isExpired);
  });

  it('tells who may not from who is nobody', async () => {
    const nobody = client.withIdentity({ user: 'nobody', groups: [] });
    await assert.rejects(nobody.list(secrets), (error: KubernetesApiError) => {
      assert.match(
        error.message,
        /User "nobody" cannot list resource "secrets"/,
      );
      return isForbidden(error) && error.code === 403;
    });
    const caData =
      /certificate-authority-data: (\S+)/.exec(
        await readFile(controlPlane.kubeconfig, 'utf8'),
      )?.[1] ?? '';
    assert.notEqual(caData, '');
    const cluster = { name: 'outage', server: controlPlane.server };
    const stranger = await createKubernetesClient({
      kubeConfig: { cluster: { ...cluster, caData }, token: 'wrong' },
    });
    await assert.rejects(
      stranger.list(secrets),
      (error: KubernetesApiError) =>
        error.code === 401 && error.reason === 'Unauthorized',
    );
    const mistrusting = await createKubernetesClient({
      kubeConfig: { cluster, token: 'wrong' },
    });
    await assert.rejects(
      mistrusting.list(secrets),
      /its certificate is not signed by the configured authority/,
    );
    await Promise.all([stranger.close(), mistrusting.close()]);
  });
});
