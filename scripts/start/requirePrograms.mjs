import { execFileSync } from 'node:child_process';
import { StepError } from '../toolchain/run.mjs';

const programs = [
  {
    names: ['go'],
    args: ['version'],
    why: 'Go 1.21 or newer is needed to build the control plane: install it from https://go.dev/dl/ (or: apt-get install golang-go) and start again.',
  },
  {
    names: ['python3', 'python'],
    args: ['--version'],
    why: 'Python 3 is needed to build native packages: install it (apt-get install python3, or xcode-select --install) and start again.',
  },
  {
    names: ['make'],
    args: ['--version'],
    why: 'make is needed to build native packages: install it (apt-get install make, or xcode-select --install) and start again.',
  },
  {
    names: ['c++', 'g++', 'clang++'],
    args: ['--version'],
    why: 'A C++ compiler is needed to build native packages: install one (apt-get install g++, or xcode-select --install) and start again.',
  },
  {
    names: ['git'],
    args: ['--version'],
    why: 'git is needed: install it (apt-get install git, or xcode-select --install) and start again.',
  },
];

/** Names everything that the machine lacks at once, so that nobody has to start five times. */
export function requirePrograms() {
  const missing = programs
    .filter(({ names, args }) => !names.some(name => runs(name, args)))
    .map(({ why }) => why);
  if (missing.length > 0) throw new StepError(missing.join('\n'));
}

function runs(name, args) {
  try {
    execFileSync(name, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
