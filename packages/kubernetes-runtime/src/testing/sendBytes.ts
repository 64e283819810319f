import { connect } from 'node:net';

/** Everything that a server answers to these bytes until it closes the connection. */
export function sendBytes(
  port: number,
  bytes: string,
  localAddress?: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({
      ...{ port, host: '127.0.0.1' },
      ...(localAddress && { localAddress }),
    });
    socket.setEncoding('latin1').on('data', part => (answer += part));
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
    socket.write(bytes, 'latin1');
  });
}
