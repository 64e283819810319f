import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually, kubectl } from '@services-toolkit/control-plane';
import { parseAllDocuments } from 'yaml';
import { rootDir } from '../paths';
import { applyManifests } from './applyManifests';
import { readCluster } from './serviceAccountKubeconfig';

const example = path.join(rootDir, 'examples/projection');
const kinds = 'packages/kubernetes-api/crds/projection';

/** Folders whose kinds the API server should know before it has admission policies. */
export const kindsBeforeDeploy = {
  services: [kinds, 'examples/projection/operator'],
  workload: [kinds],
} as const;

/** Folders that each cluster needs beside `deploy/` to be linked with the other. */
export const installed = {
  services: 'examples/demo/projection/install/services',
  workload: 'examples/demo/projection/install/workload',
} as const;

/** What has to run in a cluster that is linked. */
export const linkParts = {
  controllers: ['claims', 'offerings', 'projection'],
  apiServer: ['claims', 'projection'],
} as const;

const shared = 'shared-databases';

/** What the operator on the service cluster looks after. */
export const linkedKinds = {
  group: 'sql.example.org',
  namespaces: ['shop', shared],
} as const;

const link = { name: 'workload', namespace: 'link-workload' };

/**
 * Applies what the service cluster exports, as its README has it. The address that the other cluster is given is the one of
 * the kubeconfig: nothing in a control plane of ours tells it.
 */
export async function applyServiceSide(kubeconfig: string): Promise<void> {
  const { server, caData } = readCluster(kubeconfig);
  const text = await readFile(path.join(example, 'services.yaml'), 'utf8');
  const items = parseAllDocuments(text).map(document => document.toJS());
  for (const { kind, spec } of items) {
    if (kind === 'UpstreamClusterLink') {
      spec.kubeconfig = { server, certificateAuthorityData: caData };
    }
  }
  await kubectl(['apply', '-f', '-'], {
    kubeconfig,
    input: { apiVersion: 'v1', kind: 'List', items },
  });
  await applyManifests(kubeconfig, 'examples/demo/projection/services');
}

/**
 * Applies the side of the workload cluster, hands the kubeconfig of the link over, and then the credentials of the shared
 * databases, which do not come by the link.
 *
 * @returns when the class over them can be claimed
 */
export async function applyWorkloadSide(
  workload: string,
  services: string,
  signal: AbortSignal,
): Promise<void> {
  await kubectl(['apply', '-f', path.join(example, 'workload.yaml')], {
    kubeconfig: workload,
  });
  const untilThere = { timeoutMs: 120_000, signal };
  await eventually(
    'the clusters are linked',
    async () => {
      await handOver(
        { ...link, name: `${link.name}-kubeconfig`, kubeconfig: services },
        {
          name: 'services',
          namespace: 'services-toolkit',
          kubeconfig: workload,
        },
      );
      await kubectl(
        [
          ...['wait', 'downstreamclusterlink/services', '--timeout=5s'],
          ...['--for=condition=Ready', '--namespace=services-toolkit'],
        ],
        { kubeconfig: workload },
      );
      await kubectl(
        [
          ...['wait', `apiservice/v1alpha1.${linkedKinds.group}`],
          ...['--for=condition=Available', '--timeout=5s'],
        ],
        { kubeconfig: workload },
      );
      return true;
    },
    untilThere,
  );
  await applyManifests(workload, 'examples/demo/projection/workload');
  await eventually(
    'the credentials of the shared databases are handed over',
    () => handOverShared(services, workload),
    untilThere,
  );
  await eventually(
    'the class of the shared databases is ready',
    () =>
      kubectl(
        [
          ...['wait', 'clusterinstanceclass/postgresql-shared'],
          ...['--for=condition=Ready', '--timeout=5s'],
        ],
        { kubeconfig: workload },
      ),
    untilThere,
  );
}

async function handOverShared(services: string, workload: string) {
  const names = await kubectl(
    [
      ...['get', 'postgresinstances.sql.example.org', '--namespace', shared],
      '--output=jsonpath={.items[*].status.binding.name}',
    ],
    { kubeconfig: services },
  );
  const all = names.split(' ').filter(Boolean);
  for (const name of all) {
    const at = { name, namespace: shared };
    await handOver(
      { ...at, kubeconfig: services },
      { ...at, kubeconfig: workload },
    );
  }
  return all.length === 3;
}

interface SecretAt {
  name: string;
  namespace: string;
  kubeconfig: string;
}

/** One pair of kubectl's, as docs/projection.md has it: nothing secret is in an argument. */
async function handOver(from: SecretAt, to: SecretAt): Promise<void> {
  const secret = await kubectl(
    [
      ...['get', 'secret', from.name, '--namespace', from.namespace],
      `--output=go-template={"apiVersion":"v1","kind":"Secret","metadata":{"name":"${to.name}"},` +
        '"type":"{{.type}}","data":{{"{"}}{{$comma := ""}}{{range $key, $value := .data}}' +
        '{{$comma}}"{{$key}}":"{{$value}}"{{$comma = ","}}{{end}}{{"}"}}}',
    ],
    { kubeconfig: from.kubeconfig },
  );
  await kubectl(
    [
      ...['apply', '--server-side', '--force-conflicts', '--filename=-'],
      ...['--namespace', to.namespace],
    ],
    { kubeconfig: to.kubeconfig, input: secret },
  );
}
