import { execFileSync } from 'node:child_process';
import {
  BuildError,
  goBuild,
} from '../../packages/control-plane/scripts/goBuild.mjs';
import {
  controlPlaneProgram,
  kubectlProgram,
} from '../../packages/control-plane/scripts/programs.mjs';
import { StepError } from './run.mjs';

/**
 * Builds the control plane, and kubectl where there is none, unless both are there already.
 * Takes 7 to 10 minutes on two cores the first time.
 */
export async function ensureControlPlane() {
  const programs = [
    controlPlaneProgram(),
    ...(hasKubectl() ? [] : [kubectlProgram()]),
  ];
  try {
    for (const program of programs)
      await goBuild(program, line => console.log(`  ${line}`));
  } catch (error) {
    if (error instanceof BuildError) throw new StepError(error.message);
    throw error;
  }
}

function hasKubectl() {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
