import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import {
  ProjectionClusters,
  runKubectl,
  type KubectlRun,
} from '@services-toolkit/test-support';
import { kubectlCases } from '../../__testUtils__/kubectlCases';

let clusters: ProjectionClusters;

before(async () => {
  clusters = await ProjectionClusters.start();
});

after(() => clusters?.stop());

/** What is another one at each run, or is called otherwise on the other side. */
function comparable({ code, stdout, stderr }: KubectlRun, namespace: string) {
  const same = (text: string) =>
    text
      .replaceAll(namespace, 'NAMESPACE')
      .replace(/https:\/\/[a-z0-9.:-]+/g, 'SERVER')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME')
      .replace(/resourceVersion(["']?: ?["']?)\d+/gi, 'resourceVersion$1N')
      .replace(/(Resource Version: +)\d+/g, '$1N')
      .replace(/"continue":"[^"]+"/g, '"continue":"TOKEN"')
      .replace(/\b\d+(\.\d+)?(ms|s)\b/g, 'AGE')
      .replace(/ +/g, ' ')
      // kubectl diff names its own files.
      .replace(/\/tmp\/\S+/g, 'FILE')
      .replace(/^(---|\+\+\+) .*$/gm, '$1');
  return { code, stdout: same(stdout), stderr: same(stderr) };
}

const same = kubectlCases.filter(({ differs }) => differs === undefined);

test(`${same.length} commands of kubectl say the same here as in the service cluster, and the others differ for a reason`, async () => {
  const [projected, direct] = await Promise.all([
    clusters.namespace('compared'),
    clusters.namespace('original'),
  ]);
  const sides = [
    { kubeconfig: clusters.workload.kubeconfig, namespace: projected },
    { kubeconfig: await clusters.directKubeconfig(), namespace: direct },
  ];
  const differences: object[] = [];
  for (const { args, input, differs } of kubectlCases) {
    const [here, there] = await Promise.all(
      sides.map(async ({ kubeconfig, namespace }) =>
        comparable(
          await runKubectl(
            kubeconfig,
            [...args(namespace), `--namespace=${namespace}`],
            input?.(namespace),
          ),
          namespace,
        ),
      ),
    );
    const command = args('NAMESPACE').join(' ');
    if (isDeepStrictEqual(here, there) === (differs !== undefined)) {
      differences.push({ command, here, there, differs });
    }
  }
  assert.deepEqual(differences, []);
});
