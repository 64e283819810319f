import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '../toolchain/paths.mjs';

/**
 * One process of a test run.
 *
 * @typedef {object} Job
 * @property {string} name what `npm test -- <kind> <word>` is compared with, as in `kubernetes packages/controllers/src/x.cluster.test.ts`
 * @property {'static' | 'unit' | 'kubernetes' | 'e2e'} kind what `npm test -- <kind>` selects
 * @property {'light' | 'cluster' | 'measures' | 'last'} lane beside what it may run; see `runInLanes`
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {'runner' | 'exit'} counts whose words the result is read from: a test runner's, or the exit code of a
 * check that counts as one
 * @property {number} seconds how long it is expected to take
 */

/** They measure time: nothing runs beside them but what computes at a lower priority. */
const measuring = [
  'packages/controllers/src/process/leaderElection.cluster.test.ts',
  'plugins/catalog-backend-module-services-toolkit/src/provider/ingestion.cluster.test.ts',
];

/** They read what the other files of their package have left. */
const last = [
  'packages/controllers/src/reachedReasons.cluster.test.ts',
  'packages/controllers/src/usedRules.cluster.test.ts',
];

/**
 * Files that share a cluster, since each leaves it as it found it, but for the last of its row: a row is one process, which
 * runs them in the order of their names. What it has stands in the folder's `__testUtils__`.
 */
const together = [
  ...rowsIn('plugins/services-toolkit-backend/src/router', [
    ['reading', 'claims', 'resourceClaims'],
    ['fuzz', 'permissionTable', 'services'],
    ['accessReview', 'parameters', 'claimsByNeed', 'links'],
  ]),
  ...rowsIn('packages/controllers/src/parts/claims', [
    ['poolClaims', 'pools', 'refusedClaims'].map(name => `classClaims/${name}`),
    ['copies', 'resourceClaims'].map(name => `resourceClaims/${name}`),
    ['templateBindings', 'templateClaims', 'templateDeletions'].map(
      name => `provisioning/template/${name}`,
    ),
    ['crossplaneAdoption', 'crossplaneClaims', 'crossplaneKinds'].map(
      name => `provisioning/crossplane/${name}`,
    ),
  ]),
];

/** Files with clusters of their own, of which a row is one process, too: it loads Backstage once. */
const loadedOnce = [
  ...rowsIn('plugins/services-toolkit-backend/src', [
    ['actions/actions', 'router/claimableInstances', 'signals/signals'],
    ['router/outage', 'router/ownToken', 'services/kubernetesAccess'],
  ]),
  ...rowsIn('packages/backend/src', [
    ['besideKubernetesPlugin', 'catalogLocator', 'conflict'],
  ]),
  ...rowsIn('plugins/scaffolder-backend-module-services-toolkit/src/actions', [
    ['actions', 'templates'],
  ]),
];

/** @param {string[][]} rows names of files in a folder, without `.cluster.test.ts` */
function rowsIn(dir, rows) {
  return rows.map(row => row.map(name => `${dir}/${name}.cluster.test.ts`));
}

/** What has to end on its own in this time, or is ended and failed. */
const fileTimeoutMs = 900_000;

/** Seconds of each job, as `npm test -- --record` saw them last. Decides the order of the jobs, and nothing else. */
const durations = JSON.parse(
  readFileSync(path.join(rootDir, 'scripts/test/durations.json'), 'utf8'),
);

/**
 * Everything that `npm test` runs: the two checks, the tests about the tree itself, the unit tests of a workspace as one job, and each file that has a
 * cluster or a browser as one.
 *
 * @returns {Job[]}
 */
export function planJobs() {
  for (const file of [
    ...measuring,
    ...last,
    ...together.flat(),
    ...loadedOnce.flat(),
  ])
    if (!existsSync(path.join(rootDir, file)))
      throw new Error(`${file} is listed in planJobs.mjs and does not exist`);
  const jobs = [
    {
      ...job('static', 'type check', 'node', ['--run', 'tsc']),
      counts: 'exit',
    },
    { ...job('static', 'lint', 'node', ['--run', 'lint']), counts: 'exit' },
    job('unit', 'scripts', 'node', ['--test', 'scripts/**/*.test.mjs']),
    ...workspaces().flatMap(jobsOf),
  ];
  // The longest first: what is left at the end is short, and no lane waits long for another. A new one counts as long.
  return jobs.sort((one, other) => other.seconds - one.seconds);
}

/** @returns {Job[]} */
function jobsOf(dir) {
  const files = filesBelow(path.join(dir, 'src'));
  for (const file of files)
    if (/\.\w+test\.tsx?$/.test(file))
      throw new Error(
        `Nothing runs ${file}: a test is named *.test.ts, *.cluster.test.ts or *.e2e.ts`,
      );
  const unit = files.some(file => /(?<!\.cluster)\.test\.tsx?$/.test(file));
  return [
    ...(unit ? [unitJob(dir)] : []),
    ...rowsOf(files.filter(file => file.endsWith('.cluster.test.ts'))).map(
      fileJob('kubernetes'),
    ),
    ...files
      .filter(file => file.endsWith('.e2e.ts'))
      .map(file => [file])
      .map(fileJob('e2e')),
  ];
}

/** Each file for itself, but for those that run together. */
function rowsOf(files) {
  const rows = [...together, ...loadedOnce].filter(row =>
    files.includes(row[0]),
  );
  return [
    ...rows,
    ...files.filter(file => !rows.flat().includes(file)).map(file => [file]),
  ];
}

function unitJob(dir) {
  const { scripts } = readJson(path.join(dir, 'package.json'));
  const jest = scripts.test.includes('backstage-cli');
  // Node runs the script itself: Yarn would take a second of a core to start.
  const args = [
    ...['--run', 'test'],
    ...(jest ? ['--', '--watchAll=false', '--config', jestConfig] : []),
  ];
  return job('unit', dir, 'node', args, dir);
}

const jestConfig = path.join(rootDir, 'scripts/test/jest/config.cjs');

const fileJob = kind => files => {
  const dir = workspaces().find(one => files[0].startsWith(`${one}/`));
  return job(
    kind,
    files.join(' '),
    'node',
    [
      ...['--import', 'tsx', '--import', leakGuard],
      ...['--test', '--test-reporter=spec', `--test-timeout=${fileTimeoutMs}`],
      ...(files.length > 1 ? ['--experimental-test-isolation=none'] : []),
      ...files.map(file => path.relative(dir, file)),
    ],
    dir,
  );
};

const leakGuard = path.join(rootDir, 'scripts/test/failOnLeak.mjs');

/** @returns {Job} */
function job(kind, subject, command, args, dir = '.') {
  const name = kind === 'static' ? subject : `${kind} ${subject}`;
  const lane = measuring.includes(subject)
    ? 'measures'
    : last.includes(subject)
    ? 'last'
    : kind === 'static' || kind === 'unit'
    ? 'light'
    : 'cluster';
  return {
    ...{ name, kind, lane, command, args, counts: 'runner' },
    cwd: path.join(rootDir, dir),
    seconds: durations[name] ?? 100,
  };
}

function workspaces() {
  return readJson('package.json').workspaces.flatMap(pattern =>
    pattern.endsWith('/*')
      ? readdirSync(path.join(rootDir, pattern.slice(0, -2)))
          .map(name => `${pattern.slice(0, -2)}/${name}`)
          .filter(dir => existsSync(path.join(rootDir, dir, 'package.json')))
      : [pattern],
  );
}

function filesBelow(dir) {
  if (!existsSync(path.join(rootDir, dir))) return [];
  return readdirSync(path.join(rootDir, dir), { recursive: true })
    .map(file => `${dir}/${file}`)
    .sort();
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(rootDir, file), 'utf8'));
}
