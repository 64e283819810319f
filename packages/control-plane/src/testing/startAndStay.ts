// A process that starts a control plane and is then killed by the test: it says what it has started, and stays.
import { startControlPlane } from '../startControlPlane';

startControlPlane({ name: 'orphan' }).then(
  ({ pid, server, kubeconfig }) => {
    setInterval(() => {}, 60_000);
    process.stdout.write(`${JSON.stringify({ pid, server, kubeconfig })}\n`);
  },
  error => {
    process.stderr.write(`${error}\n`);
    process.exitCode = 1;
  },
);
