import { startControlPlane } from '@services-toolkit/control-plane';
import { builtinResourceTypes as b } from '@services-toolkit/kubernetes-api';
import { createKubernetesClient } from './index';
async function main() {
  const cp = await startControlPlane({ name: 'smoke' });
  const client = await createKubernetesClient({
    kubeConfig: { file: cp.kubeconfig },
  });
  const cm = { ...b.secrets, kind: 'ConfigMap', plural: 'configmaps' };
  for (let round = 0; round < 2; round++) {
    const t = Date.now();
    const c = process.cpuUsage();
    let n = 0;
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        while (n < 2400) {
          const i = n++;
          await client.create(cm, {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: `c${round}-${i}`, namespace: 'default' },
          });
        }
      }),
    );
    const d = Date.now() - t;
    console.log(
      'creates/s',
      Math.round(2400000 / d),
      'cpu ms',
      process.cpuUsage(c).user / 1000,
    );
  }
  const t1 = performance.now();
  for (let i = 0; i < 200; i++)
    await client.get(cm, { name: 'c0-1', namespace: 'default' });
  console.log('get ms', (performance.now() - t1) / 200);
  const t2 = performance.now();
  for (let i = 0; i < 200; i++)
    await client.delete(cm, { name: `c0-${i}`, namespace: 'default' });
  console.log('delete ms', (performance.now() - t2) / 200);
  const t0 = Date.now();
  for (const type of [b.leases, b.secrets])
    (async () => {
      const { resourceVersion } = await client.list(type);
      for await (const e of client.watch(type, {
        resourceVersion,
        signal: AbortSignal.timeout(200_000),
      }))
        console.log(type.plural, e.type, (Date.now() - t0) / 1000);
      console.log(type.plural, 'ended', (Date.now() - t0) / 1000);
    })();
  await new Promise(r => setTimeout(r, 205_000));
  await client.close();
  await cp.stop();
}
main();
