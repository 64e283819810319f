import {
  builtinResourceTypes,
  projection,
  type KubernetesObject,
  type UpstreamClusterLinkStatus,
} from '@services-toolkit/kubernetes-api';
import { refusalOf } from '../../../runtime/refusalOf';
import { fails } from '../../../runtime/statusConditions';
import type { ExportContext } from '../kinds/ProjectionContext';
import { perform, type Write } from '../../../runtime/writes/Write';
import {
  accountReady,
  decideKubeconfig,
  kubeconfigReady,
  type LinkFinding,
} from './decide';
import { secretNameOf } from './desired';
import type { UpstreamLinkObservation } from './observe';
import { writeKubeconfig } from './writeKubeconfig';

const { secrets, serviceAccounts } = builtinResourceTypes;

/** What came of a link. */
export interface Outcome {
  serviceAccount: LinkFinding;
  ready?: LinkFinding;
  kubeconfig?: UpstreamClusterLinkStatus['kubeconfig'];
}

/** Writes the ServiceAccount and what binds it, then the kubeconfig; says what came of it, or why the API server refuses. */
export async function grantLink(
  context: ExportContext,
  observation: UpstreamLinkObservation,
  writes: readonly Write[],
): Promise<Outcome> {
  try {
    await perform(context.client, writes);
  } catch (error) {
    return { serviceAccount: refused(error, 'UnableToGrant') };
  }
  try {
    return {
      serviceAccount: accountReady,
      ...(await keepKubeconfig(context, observation)),
    };
  } catch (error) {
    return {
      serviceAccount: accountReady,
      ready: refused(error, 'UnableToWriteKubeconfig'),
    };
  }
}

async function keepKubeconfig(
  { client, clock }: ExportContext,
  observation: UpstreamLinkObservation,
): Promise<Omit<Outcome, 'serviceAccount'>> {
  const { link, formerSecret, endpoint } = observation;
  const { namespace = '' } = link.metadata;
  const account = await client.get<KubernetesObject>(
    serviceAccounts,
    { namespace, name: projection.serviceAccount },
    { metadataOnly: true },
  );
  const step = decideKubeconfig(
    observation,
    account.metadata.uid ?? '',
    clock(),
  );
  if (step.kind === 'tell') {
    return { ready: step.ready };
  }
  const secretName = secretNameOf(link);
  const expirationTimestamp =
    step.kind === 'write'
      ? await writeKubeconfig(client, observation, step)
      : link.status?.kubeconfig?.expirationTimestamp;
  if (formerSecret.is === 'ours') {
    const { name = '', uid = '' } = formerSecret.object.metadata;
    await client.delete(secrets, { namespace, name }, { uid });
  }
  return {
    ready: kubeconfigReady(secretName),
    kubeconfig: {
      secretName,
      ...(endpoint.server !== undefined && { server: endpoint.server }),
      ...(expirationTimestamp !== undefined && { expirationTimestamp }),
    },
  };
}

function refused(
  error: unknown,
  reason: 'UnableToGrant' | 'UnableToWriteKubeconfig',
): LinkFinding {
  const refusal = refusalOf(error);
  if (!refusal) {
    throw error;
  }
  return fails(
    reason,
    `The API server refuses it: ${refusal.message}. Apply deploy/parts/projection again, or correct what stands in the way`,
  );
}
