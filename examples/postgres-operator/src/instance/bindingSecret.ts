import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { bindingSecretName } from './names';
import type { PostgresInstance } from './PostgresInstance';

/** A Secret as the operator reads and writes it. */
export interface BindingSecret extends KubernetesObject {
  type?: string;
  /** Base64. */
  data?: Record<string, string>;
}

/** Where an application reaches the server. */
export interface Endpoint {
  host: string;
  port: number;
}

/** The Secret with all that the Service Binding Specification names for `postgresql`, owned by its instance. */
export function buildBindingSecret(
  instance: PostgresInstance,
  { host, port }: Endpoint,
  { database, password }: { database: string; password: string },
): BindingSecret {
  const { apiVersion, kind, metadata } = instance;
  const { name = '', namespace, uid = '' } = metadata;
  const uri = new URL(`postgresql://${host}:${port}/${database}`);
  uri.username = database;
  uri.password = password;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: bindingSecretName(name),
      namespace,
      ownerReferences: [{ apiVersion, kind, name, uid, controller: true }],
    },
    type: 'servicebinding.io/postgresql',
    data: encode({
      type: 'postgresql',
      provider: 'postgres-operator-example',
      host,
      port: String(port),
      database,
      username: database,
      password,
      uri: uri.href,
    }),
  };
}

/** The password that a Secret holds, if it is there. */
export function passwordOf(secret: BindingSecret | undefined) {
  const encoded = secret?.data?.password;
  return encoded && Buffer.from(encoded, 'base64').toString('utf8');
}

/** Whether a Secret belongs to exactly this instance: another one of the same name has another UID. */
export function isOwnedBy(
  secret: BindingSecret,
  instance: PostgresInstance,
): boolean {
  return Boolean(
    secret.metadata.ownerReferences?.some(
      owner => owner.controller && owner.uid === instance.metadata.uid,
    ),
  );
}

/** Whether there is nothing to write. */
export function holdsSameData(a: BindingSecret, b: BindingSecret): boolean {
  const [left, right] = [a.data ?? {}, b.data ?? {}];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every(key => left[key] === right[key]);
}

function encode(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [
      key,
      Buffer.from(value, 'utf8').toString('base64'),
    ]),
  );
}
