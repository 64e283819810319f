import {
  builtinResourceTypes,
  labels,
  type KubernetesObject,
  type SecretExport,
  type SecretExportStatus,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { refusalOf } from '../../../runtime/refusalOf';
import { fails } from '../../../runtime/statusConditions';
import { perform, removalOf } from '../../../runtime/writes/Write';
import { exportUidOf } from '../kinds/followReplicationKinds';
import { keepCopy } from '../rules/keepCopy';
import { mayTravel, versionOf, type Secret } from '../rules/Secret';
import type {
  SecretExportDecision,
  SecretExportFinding,
  SecretExportObservation,
} from './decide';

const { secrets } = builtinResourceTypes;

type Copy = NonNullable<SecretExportStatus['copies']>[number];

/** What links have now, and what stood in the way. */
export interface CopyOutcome {
  copies: Copy[];
  refused?: SecretExportFinding;
}

/** Takes copies away. */
export function withdraw(
  client: KubernetesClient,
  copies: readonly KubernetesObject[],
): Promise<unknown> {
  return perform(
    client,
    copies.map(copy => removalOf(secrets, copy)),
  );
}

/** Takes away what is too much, and writes what is due. Undefined where the Secret is gone by then. */
export async function copyToLinks(
  client: KubernetesClient,
  { secretExport, copies, copyName }: SecretExportObservation,
  { withdrawn, wanted, due }: SecretExportDecision,
): Promise<CopyOutcome | undefined> {
  await withdraw(client, withdrawn);
  const kept = (secretExport.status?.copies ?? []).filter(
    ({ namespace, name }) =>
      name === copyName &&
      wanted.includes(namespace) &&
      !due.includes(namespace),
  );
  if (due.length === 0) {
    return { copies: kept };
  }
  const source = await readSource(client, secretExport);
  if (!source) {
    return undefined;
  }
  if (!mayTravel(source)) {
    await withdraw(client, copies);
    return { copies: [], refused: notAllowed(source) };
  }
  const outcome: CopyOutcome = { copies: kept };
  for (const namespace of due) {
    const written = await copyTo(client, secretExport, source, {
      ...{ namespace, name: copyName },
    });
    // What one link cannot have, the others get.
    if ('status' in written) {
      outcome.refused = written;
    } else {
      outcome.copies.push(written);
    }
  }
  return outcome;
}

async function copyTo(
  client: KubernetesClient,
  { metadata: { uid = '' } }: SecretExport,
  source: Secret,
  { namespace, name }: { namespace: string; name: string },
): Promise<Copy | SecretExportFinding> {
  try {
    const kept = await keepCopy(
      client,
      {
        ...{ namespace, name },
        labels: {
          'app.kubernetes.io/managed-by': 'services-toolkit',
          [labels.secretExportUid]: uid,
        },
      },
      source,
      ({ metadata }) => exportUidOf(metadata) === uid,
    );
    return kept.is === 'foreign'
      ? fails(
          'UnableToCopy',
          `The Secret "${name}" in the namespace "${namespace}" is not this export's, and is left alone. Delete it, or the other SecretExport of the same Secret`,
        )
      : {
          ...{ namespace, name },
          resourceVersion: kept.resourceVersion,
          sourceVersion: versionOf(source.metadata),
        };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return fails(
      'UnableToCopy',
      `There is no copy in the namespace "${namespace}": ${refusal.message}`,
    );
  }
}

async function readSource(
  client: KubernetesClient,
  { metadata: { namespace = '' }, spec: { secretRef } }: SecretExport,
): Promise<Secret | undefined> {
  try {
    return await client.get<Secret>(secrets, {
      ...{ namespace, name: secretRef.name },
    });
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

function notAllowed({ metadata, type }: Secret): SecretExportFinding {
  return fails(
    'SecretNotAllowed',
    `The Secret "${metadata.name}" is of the type ${type}, a credential of the cluster itself, and is never exported. Export another one`,
  );
}
