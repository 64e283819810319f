import { parseArgs } from 'node:util';
import { defaultGroup } from './instance/PostgresInstance';

/** How the operator was called. */
export interface Options {
  /** Kubeconfig of the cluster; without one, the ServiceAccount of the pod. */
  kubeconfig?: string;
  /** The only ones that it works in. */
  namespaces: string[];
  /** The API group of its kind. */
  group: string;
  /** Where PostgreSQL is, and the role to work as. Holds a password, so it comes by the environment. */
  postgresUrl: string;
}

/**
 * @throws Error with one sentence that says what is missing
 */
export function readOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kubeconfig: { type: 'string' },
      namespace: { type: 'string', multiple: true },
      group: { type: 'string', default: defaultGroup },
    },
  });
  if (!values.namespace?.length) {
    throw new Error(
      'Say in which namespace the operator works: --namespace <name>.',
    );
  }
  if (!env.POSTGRES_URL) {
    throw new Error(
      'Say where PostgreSQL is: POSTGRES_URL=postgresql://<role>:<password>@<host>:<port>/postgres.',
    );
  }
  return {
    ...(values.kubeconfig && { kubeconfig: values.kubeconfig }),
    namespaces: values.namespace,
    group: values.group,
    postgresUrl: env.POSTGRES_URL,
  };
}
