import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { DeployedControlPlane } from '../cluster/deployControlPlane';
import type { ControlPlanePool } from './ControlPlanePool';
import type { PoolAnswer, PoolRequest } from './poolMessages';

/** Serves the pool on a socket. A control plane that was taken ends when its borrower's connection does. */
export function servePool(pool: ControlPlanePool, socket: string): Server {
  return createServer(connection => {
    serve(pool, connection).catch(() => connection.destroy());
  }).listen(socket);
}

async function serve(
  pool: ControlPlanePool,
  connection: Socket,
): Promise<void> {
  let taken: DeployedControlPlane | undefined;
  const perform = async (request: PoolRequest): Promise<PoolAnswer> => {
    if (request.do === 'take') {
      taken = await pool.take(request.options);
      const { server, kubeconfig, dataDir, auditLog, caData, portalToken } =
        taken;
      return {
        address: {
          ...{ server, kubeconfig, dataDir },
          ...{ auditLog, caData, portalToken },
        },
      };
    }
    const ending = taken;
    if (request.do === 'stop') taken = undefined;
    await ending?.[request.do]();
    return {};
  };
  const lines = createInterface({ input: connection });
  // A borrower that is killed resets the connection, which is no end of input.
  connection.on('error', () => {}).once('close', () => lines.close());
  try {
    for await (const line of lines) {
      const answer = await perform(JSON.parse(line)).catch(
        (error: Error): PoolAnswer => ({ error: error.message }),
      );
      if (connection.writable) connection.write(`${JSON.stringify(answer)}\n`);
    }
  } finally {
    await taken?.stop();
  }
}
