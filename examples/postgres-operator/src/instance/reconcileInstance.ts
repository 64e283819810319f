import { randomBytes } from 'node:crypto';
import {
  builtinResourceTypes,
  sameConditions,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { PostgresServer } from '../postgres/PostgresServer';
import {
  buildBindingSecret,
  holdsSameData,
  isOwnedBy,
  passwordOf,
  type BindingSecret,
} from './bindingSecret';
import { decideStatus, type Outcome } from './decideStatus';
import { bindingSecretName, databaseName } from './names';
import {
  defaultConnectionLimit,
  finalizer,
  readyReasons,
  type PostgresInstance,
} from './PostgresInstance';

const fieldManager = 'postgres-operator';

/** What a reconcile works with. */
export interface ReconcileDependencies {
  client: KubernetesClient;
  /** Of the instances. */
  type: ResourceType;
  server: PostgresServer;
}

/**
 * Brings one instance about, or takes it away.
 *
 * The order of writes: finalizer, Secret, role and database, status. A crash in between leaves nothing behind that a
 * later run, or the instance's deletion, does not find again; and the password is in the Secret before the role has it,
 * so that it cannot be lost.
 *
 * @throws what the cluster or the database server refused; it is tried again
 */
export async function reconcileInstance(
  instance: PostgresInstance,
  dependencies: ReconcileDependencies,
): Promise<void> {
  const finalizers = instance.metadata.finalizers ?? [];
  if (instance.metadata.deletionTimestamp) {
    if (finalizers.includes(finalizer)) await remove(instance, dependencies);
    return;
  }
  if (!finalizers.includes(finalizer)) {
    // The change comes back by the watch, and the rest happens then.
    await setFinalizers(instance, [...finalizers, finalizer], dependencies);
    return;
  }
  await provide(instance, dependencies);
}

async function remove(
  instance: PostgresInstance,
  dependencies: ReconcileDependencies,
): Promise<void> {
  const { name = '', uid = '', finalizers = [] } = instance.metadata;
  await dependencies.server.remove(databaseName(name, uid));
  await setFinalizers(
    instance,
    finalizers.filter(other => other !== finalizer),
    dependencies,
  );
}

async function provide(
  instance: PostgresInstance,
  { client, type, server }: ReconcileDependencies,
): Promise<void> {
  const { name = '', uid = '' } = instance.metadata;
  const database = databaseName(name, uid);
  const report = (outcome: Omit<Outcome, 'database'>) =>
    writeStatus({ client, type }, instance, { ...outcome, database });

  const found = await readSecret(client, instance);
  if (found && !isOwnedBy(found, instance)) {
    await report({
      reason: readyReasons.bindingSecretExists,
      message: `There is a Secret ${found.metadata.name} that is not of this instance, and it is not overwritten. Delete or rename it, then annotate this instance to have it looked at again.`,
    });
    return;
  }

  const password = passwordOf(found) ?? randomBytes(24).toString('base64url');
  const desired = buildBindingSecret(instance, server.endpoint, {
    database,
    password,
  });
  await writeSecret(client, found, desired);
  const bindingName = desired.metadata.name;

  try {
    await server.ensure(database, {
      password,
      connectionLimit: instance.spec?.connectionLimit ?? defaultConnectionLimit,
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    await report({
      reason: readyReasons.databaseServerFailed,
      message: `The PostgreSQL server at ${server.endpoint.host}:${server.endpoint.port} could not make the database: ${cause}. It is tried again.`,
    });
    throw error;
  }
  await report({
    reason: readyReasons.ready,
    message: `Database and role ${database} are ready.`,
    bindingName,
  });
}

async function readSecret(
  client: KubernetesClient,
  { metadata: { name = '', namespace } }: PostgresInstance,
): Promise<BindingSecret | undefined> {
  try {
    return await client.get<BindingSecret>(builtinResourceTypes.secrets, {
      name: bindingSecretName(name),
      namespace,
    });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function writeSecret(
  client: KubernetesClient,
  found: BindingSecret | undefined,
  desired: BindingSecret,
): Promise<void> {
  if (!found) {
    // Not an apply: of two that race, one has to fail instead of changing the other's password.
    await client.create(builtinResourceTypes.secrets, desired, {
      fieldManager,
    });
    return;
  }
  if (holdsSameData(found, desired)) return;
  await client.patch(
    builtinResourceTypes.secrets,
    { name: found.metadata.name ?? '', namespace: found.metadata.namespace },
    {
      metadata: { resourceVersion: found.metadata.resourceVersion },
      data: desired.data,
    },
    { type: 'merge', fieldManager },
  );
}

async function writeStatus(
  { client, type }: Pick<ReconcileDependencies, 'client' | 'type'>,
  instance: PostgresInstance,
  outcome: Outcome,
): Promise<void> {
  const status = decideStatus(instance, outcome, new Date());
  const { status: before } = instance;
  if (
    before?.observedGeneration === status.observedGeneration &&
    before?.database === status.database &&
    before?.binding?.name === status.binding?.name &&
    sameConditions(before?.conditions, status.conditions)
  ) {
    return;
  }
  const { name, namespace, uid } = instance.metadata;
  await client.apply<PostgresInstance>(
    type,
    {
      apiVersion: instance.apiVersion,
      kind: instance.kind,
      metadata: { name, namespace, uid },
      status,
    },
    { fieldManager, subresource: 'status' },
  );
}

async function setFinalizers(
  { metadata: { name = '', namespace, resourceVersion } }: PostgresInstance,
  finalizers: string[],
  { client, type }: ReconcileDependencies,
): Promise<void> {
  await client.patch(
    type,
    { name, namespace },
    { metadata: { resourceVersion, finalizers } },
    { type: 'merge', fieldManager },
  );
}
