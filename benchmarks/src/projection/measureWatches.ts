import { readFile } from 'node:fs/promises';
import { connect, type ClientHttp2Session } from 'node:http2';
import { setTimeout as delay } from 'node:timers/promises';
import {
  aWidget,
  type ProjectionClusters,
} from '@services-toolkit/test-support';
import { parse } from 'yaml';
import type { Figure } from '../report/Figure';
import { residentMiB } from './residentMemory';
import { widgetsIn } from './widgetsIn';

const WATCHES = 1_000;
/** An API server takes a hundred on one connection. */
const ON_A_CONNECTION = 90;
const SETTLE_MS = 10_000;

/** Many open watches, which all get the same event. */
export async function measureWatches(
  clusters: ProjectionClusters,
): Promise<Figure> {
  const { server, services } = clusters;
  const namespace = await clusters.namespace('watches');
  const before = await residentMiB(server.pid);
  const own = await residentMiB(process.pid);
  const watches = await openWatches(clusters, namespace);
  try {
    const begin = performance.now();
    const told = watches.told(WATCHES);
    await services.apply(aWidget(namespace, 'one'));
    await told;
    const ms = performance.now() - begin;
    await delay(SETTLE_MS);
    return {
      name: 'projection-watches-rss-growth-mib',
      value: (await residentMiB(server.pid)) - before,
      unit: 'MiB',
      floor: (await residentMiB(process.pid)) - own,
      floorIs: 'what the client of these watches takes for its own side',
      target: 150,
      notes: [
        `${WATCHES} watches; all of them had been told ${ms.toFixed(
          0,
        )} ms after kubectl began to make an object`,
      ],
    };
  } finally {
    watches.close();
  }
}

async function openWatches(
  { workload }: ProjectionClusters,
  namespace: string,
) {
  const { users } = parse(await readFile(workload.kubeconfig, 'utf8'));
  const pem = (field: string) => Buffer.from(users[0].user[field], 'base64');
  const sessions: ClientHttp2Session[] = [];
  let events = 0;
  let onEvent = () => {};
  const open = (session: ClientHttp2Session) =>
    new Promise<void>((resolve, reject) => {
      const stream = session.request({
        ':path': `${widgetsIn(namespace)}?watch=true`,
      });
      stream.once('error', reject);
      stream.once('response', headers => {
        const code = headers[':status'];
        if (code === 200) resolve();
        else reject(new Error(`a watch was answered with ${code}`));
      });
      stream.on('data', () => {
        events++;
        onEvent();
      });
    });
  for (let opened = 0; opened < WATCHES; opened += ON_A_CONNECTION) {
    const session = connect(workload.server, {
      ca: Buffer.from(workload.caData, 'base64'),
      cert: pem('client-certificate-data'),
      key: pem('client-key-data'),
    });
    sessions.push(session);
    const length = Math.min(ON_A_CONNECTION, WATCHES - opened);
    await Promise.all(Array.from({ length }, () => open(session)));
  }
  return {
    told: (count: number) =>
      new Promise<void>(resolve => {
        onEvent = () => {
          if (events >= count) resolve();
        };
      }),
    close: () => sessions.forEach(session => session.destroy()),
  };
}
