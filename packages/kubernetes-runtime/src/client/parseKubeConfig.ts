import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'yaml';
import { KubeConfigError } from '../errors/KubeConfigError';

type Fields = Record<string, unknown>;

/** The entry of one context of a kubeconfig, with its paths made absolute. */
export interface KubeConfigContext {
  cluster: Fields & { server: string };
  user: Fields;
  userName: string;
}

/**
 * Reads the desired (or current) context out of a kubeconfig.
 * @throws KubeConfigError with the file, what is wrong and what to do.
 */
export function parseKubeConfig(
  text: string,
  file: string,
  desiredContext?: string,
): KubeConfigContext {
  const config = parseYaml(text, file);
  const contextName = desiredContext ?? config['current-context'];
  if (typeof contextName !== 'string' || contextName === '') {
    throw new KubeConfigError(
      `The kubeconfig ${file} names no current-context: choose one with \`kubectl config use-context\`, or configure which context to use.`,
    );
  }
  const context = named(config, 'contexts', 'context', contextName, file);
  const clusterName = asText(context.cluster);
  const userName = asText(context.user);
  const cluster = named(config, 'clusters', 'cluster', clusterName, file);
  const user =
    userName === '' ? {} : named(config, 'users', 'user', userName, file);
  const server = asText(cluster.server).replace(/\/+$/, '');
  if (!URL.canParse(server) || !/^https?:/.test(server)) {
    throw new KubeConfigError(
      `The kubeconfig ${file} gives no usable server address for the cluster ${clusterName}: set \`server\` to something like https://host:6443.`,
    );
  }
  checkProxy(cluster, clusterName, file);
  const root = dirname(file);
  return {
    cluster: { ...absolute(cluster, ['certificate-authority'], root), server },
    user: absolute(
      user,
      ['client-certificate', 'client-key', 'tokenFile'],
      root,
    ),
    userName,
  };
}

function checkProxy(cluster: Fields, name: string, file: string): void {
  const proxy = cluster['proxy-url'];
  if (proxy === undefined || proxy === '') {
    return;
  }
  const isUsable =
    typeof proxy === 'string' &&
    URL.canParse(proxy) &&
    /^(https?|socks5?):\/\/[^/]/.test(proxy);
  if (!isUsable) {
    throw new KubeConfigError(
      `The kubeconfig ${file} gives no usable proxy-url for the cluster ${name}: set it to something like http://host:3128, or leave it out.`,
    );
  }
}

function parseYaml(text: string, file: string): Fields {
  let config: unknown;
  try {
    config = parse(text);
  } catch (error) {
    // The parser's message quotes the file's lines, and with them its credentials: only the place is passed on.
    const line = (error as { linePos?: { line: number }[] }).linePos?.[0]?.line;
    throw new KubeConfigError(
      `The kubeconfig ${file} is not valid YAML${
        line ? ` (line ${line})` : ''
      }: correct it, or write it anew.`,
    );
  }
  if (!isFields(config)) {
    throw new KubeConfigError(
      `The kubeconfig ${file} is ${
        text.trim() === '' ? 'empty' : 'not a kubeconfig'
      }: write it anew with the tool that made the cluster.`,
    );
  }
  return config;
}

function named(
  config: Fields,
  list: string,
  field: string,
  name: string,
  file: string,
): Fields {
  const entries = Array.isArray(config[list]) ? config[list] : [];
  const found: unknown = entries.find(
    entry => isFields(entry) && entry.name === name,
  );
  if (!isFields(found) || !isFields(found[field])) {
    const known = entries.flatMap(entry =>
      isFields(entry) ? [asText(entry.name)] : [],
    );
    throw new KubeConfigError(
      `The kubeconfig ${file} has no ${field} called "${name}" (it has ${
        known.join(', ') || 'none'
      }): correct the name, or add it.`,
    );
  }
  return found[field];
}

function absolute(fields: Fields, names: string[], root: string): Fields {
  const paths = names.flatMap(name => {
    const path = fields[name];
    return typeof path === 'string' && path !== '' && !isAbsolute(path)
      ? [[name, join(root, path)]]
      : [];
  });
  return { ...fields, ...Object.fromEntries(paths) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
