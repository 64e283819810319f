import { runMain } from '@services-toolkit/kubernetes-runtime/process';
import { parseArguments } from './process/parseArguments';
import { runProcess } from './process/runProcess';

runMain({
  component: 'services-toolkit-controllers',
  subject: 'The controllers',
  parseArguments,
  run: runProcess,
});
