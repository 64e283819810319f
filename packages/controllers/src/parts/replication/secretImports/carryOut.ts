import {
  builtinResourceTypes,
  labels,
  replicationResourceTypes,
  type KubernetesObject,
  type SecretImport,
  type SecretImportStatus,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { controllerReference } from '../../../runtime/controllerReference';
import { refusalOf } from '../../../runtime/refusalOf';
import { fails } from '../../../runtime/statusConditions';
import {
  isControlledBy,
  perform,
  removalOf,
} from '../../../runtime/writes/Write';
import { keepCopy } from '../rules/keepCopy';
import { mayTravel, versionOf, type Secret } from '../rules/Secret';
import type { SecretImportDecision, SecretImportFinding } from './decide';

const { secrets } = builtinResourceTypes;

/** What is here now, and what stood in the way. */
export interface CopyOutcome {
  copy?: SecretImportStatus['copy'];
  isNew?: boolean;
  refused?: SecretImportFinding;
}

/**
 * Does what was decided. `read` gets the Secret from the service cluster.
 *
 * @returns undefined where it is gone there by then
 */
export async function carryOut(
  client: KubernetesClient,
  secretImport: SecretImport,
  step: SecretImportDecision['step'],
  read: () => Promise<Secret | undefined>,
): Promise<CopyOutcome | undefined> {
  if (step.kind === 'withdraw') {
    await remove(client, secretImport, step.copies);
    return {};
  }
  const before = secretImport.status?.copy;
  if (step.kind === 'keep') {
    return before ? { copy: before } : {};
  }
  const source = await read().catch(error => {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  });
  if (!source) {
    return undefined;
  }
  if (!mayTravel(source)) {
    return {
      refused: fails(
        'UnableToWrite',
        `The Secret is of the type ${source.type}, a credential of the cluster itself, and is never imported`,
      ),
    };
  }
  try {
    return await copy(client, secretImport, source);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return {
      refused: fails('UnableToWrite', refusal.message),
    };
  }
}

async function copy(
  client: KubernetesClient,
  { metadata, spec }: SecretImport,
  source: Secret,
): Promise<CopyOutcome> {
  const { namespace = '' } = metadata;
  const { name } = spec.secretRef;
  const kept = await keepCopy(
    client,
    {
      ...{ namespace, name },
      labels: {
        'app.kubernetes.io/managed-by': 'services-toolkit',
        [labels.secretImportUid]: metadata.uid ?? '',
      },
      ownerReferences: [
        controllerReference(replicationResourceTypes.secretImports, metadata),
      ],
    },
    source,
    isControlledBy(metadata.uid),
  );
  return kept.is === 'foreign'
    ? {
        refused: fails(
          'SecretExists',
          `The namespace "${namespace}" has a Secret "${name}" that is not this import's, and is left alone. Delete it, or this import`,
        ),
      }
    : {
        isNew: true,
        copy: {
          resourceVersion: kept.resourceVersion,
          sourceVersion: versionOf(source.metadata),
        },
      };
}

/** The label by which they were found may be anybody's. */
async function remove(
  client: KubernetesClient,
  { metadata: { uid } }: SecretImport,
  copies: readonly KubernetesObject[],
): Promise<void> {
  await perform(
    client,
    copies.filter(isControlledBy(uid)).map(one => removalOf(secrets, one)),
  );
}
