import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import type {
  DeployedControl,
  DeployedControlPlane,
  DeployOptions,
} from '../cluster/deployControlPlane';
import type { PoolAnswer, PoolRequest } from './poolMessages';

/** Takes a control plane from the pool; it ends with this process, however this process ends. */
export async function borrowControlPlane(
  socket: string,
  options: DeployOptions,
): Promise<DeployedControlPlane> {
  const connection = createConnection(socket);
  const waiting: ((answer: PoolAnswer) => void)[] = [];
  const fail = ({ message }: Error) => {
    for (const answer of waiting.splice(0)) answer({ error: message });
  };
  connection.once('error', fail);
  connection.once('close', () =>
    fail(new Error('The pool of control planes has ended.')),
  );
  createInterface({ input: connection }).on('line', line => {
    waiting.shift()?.(JSON.parse(line));
    // What nobody waits for does not keep the process alive.
    if (waiting.length === 0) connection.unref();
  });
  const ask = async (request: PoolRequest) => {
    connection.ref();
    connection.write(`${JSON.stringify(request)}\n`);
    const answer = await new Promise<PoolAnswer>(resolve => {
      waiting.push(resolve);
    });
    if ('error' in answer) throw new Error(answer.error);
    return answer.address;
  };
  const tell = async (what: keyof DeployedControl) => {
    await ask({ do: what });
  };

  const address = await ask({ do: 'take', options });
  if (!address) throw new Error('The pool gave no control plane.');
  return {
    ...address,
    kill: () => tell('kill'),
    restart: () => tell('restart'),
    pause: () => tell('pause'),
    resume: () => tell('resume'),
    async stop() {
      await tell('stop');
      connection.end();
    },
  };
}
