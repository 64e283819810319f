import { runMain } from '@services-toolkit/kubernetes-runtime/process';
import { parseArguments } from './process/parseArguments';
import { runProcess } from './process/runProcess';

runMain({
  component: 'services-toolkit-apiserver',
  subject: 'The API server',
  parseArguments,
  run: runProcess,
});
