#!/usr/bin/env node
// Builds the control plane, or kubectl. Runs on plain Node 20 before anything is installed.
//   node build.mjs [control-plane | kubectl] [--print-path]
import { BuildError, goBuild } from './goBuild.mjs';
import { controlPlaneProgram, kubectlProgram } from './programs.mjs';

const programs = {
  'control-plane': controlPlaneProgram,
  kubectl: kubectlProgram,
};

const [name = 'control-plane'] = process.argv
  .slice(2)
  .filter(arg => !arg.startsWith('--'));
const program = programs[name]?.();

if (!program) {
  console.error(
    `There is no program '${name}': choose one of ${Object.keys(programs).join(
      ', ',
    )}.`,
  );
  process.exit(2);
}
if (process.argv.includes('--print-path')) {
  console.log(program.file);
  process.exit(0);
}

// Ctrl-C and a caller that gives up end the compiler too, and leave nothing half built.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => process.exit(130));

try {
  await goBuild(program, line => console.log(line));
} catch (error) {
  console.error(error instanceof BuildError ? error.message : error);
  process.exit(1);
}
