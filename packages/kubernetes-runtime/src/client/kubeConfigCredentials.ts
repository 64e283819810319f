import { readFile } from 'node:fs/promises';
import { KubeConfigError } from '../errors/KubeConfigError';
import { impersonationOf } from './impersonationOf';
import {
  certificateAuthorities,
  readCredentialFile,
} from './readCredentialFile';
import type { CredentialSource, Credentials } from './Credentials';
import { parseKubeConfig, type KubeConfigContext } from './parseKubeConfig';

/** Credentials from a kubeconfig file, read anew at each call: kubeconfigs are rewritten when clusters are made anew. */
export function kubeConfigCredentials(
  file: string,
  contextName?: string,
): CredentialSource {
  const plugins = new Map<string, PluginAuthentication>();
  return async refused => {
    const text = await readKubeConfig(file);
    const context = parseKubeConfig(text, file, contextName);
    const credentials = await staticCredentials(context, file);
    if (!context.user.exec && !context.user['auth-provider']) {
      return credentials;
    }
    // A plugin keeps its token until that expires, as long as the kubeconfig says the same about it.
    const description = JSON.stringify(context.user);
    if (refused) {
      // Its token need not say when it expires, and may have been revoked before that.
      plugins.clear();
    }
    const plugin =
      plugins.get(description) ?? (await pluginAuthentication(context));
    plugins.clear();
    plugins.set(description, plugin);
    return withPlugin(credentials, plugin, file);
  };
}

async function readKubeConfig(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const problem =
      code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw new KubeConfigError(
      `The kubeconfig ${file} ${problem}: start the cluster that writes it, or name another file.`,
      { cause: error },
    );
  }
}

async function staticCredentials(
  { cluster, user }: KubeConfigContext,
  file: string,
): Promise<Credentials> {
  const pem = async (fields: Record<string, unknown>, name: string) => {
    const data = fields[`${name}-data`];
    if (typeof data === 'string' && data !== '') {
      return decodePem(data, `${name}-data`, file);
    }
    const path = fields[name];
    return typeof path === 'string' && path !== ''
      ? readCredentialFile(path, name)
      : undefined;
  };
  const insecure = cluster['insecure-skip-tls-verify'] === true;
  const ca = await pem(cluster, 'certificate-authority');
  return {
    server: cluster.server,
    ...(ca !== undefined && {
      ca: certificateAuthorities(
        ca,
        `The certificate-authority of the kubeconfig ${file}`,
      ),
    }),
    cert: await pem(user, 'client-certificate'),
    key: await pem(user, 'client-key'),
    ...(insecure && { rejectUnauthorized: false }),
    ...(typeof cluster['tls-server-name'] === 'string' && {
      servername: cluster['tls-server-name'],
    }),
    ...(typeof cluster['proxy-url'] === 'string' &&
      cluster['proxy-url'] !== '' && { proxyUrl: cluster['proxy-url'] }),
    headers: {
      ...(await authorization(user)),
      ...impersonationOf(user, file),
    },
  };
}

async function authorization(
  user: Record<string, unknown>,
): Promise<Record<string, string>> {
  // The file wins over the inline token, as in client-go: it is the one that is kept current.
  if (typeof user.tokenFile === 'string' && user.tokenFile !== '') {
    return {
      authorization: `Bearer ${(
        await readCredentialFile(user.tokenFile, 'tokenFile')
      ).trim()}`,
    };
  }
  if (typeof user.token === 'string' && user.token !== '') {
    return { authorization: `Bearer ${user.token}` };
  }
  if (typeof user.username === 'string' && user.username !== '') {
    const pair = Buffer.from(
      `${user.username}:${user.password ?? ''}`,
    ).toString('base64');
    return { authorization: `Basic ${pair}` };
  }
  return {};
}

function decodePem(data: string, field: string, file: string): string {
  const pem = Buffer.from(data, 'base64').toString('utf8');
  if (!pem.includes('-----BEGIN')) {
    throw new KubeConfigError(
      `${field} in the kubeconfig ${file} is not the base64 of a PEM file: write the kubeconfig anew, or name the PEM file instead.`,
    );
  }
  return pem;
}

/** Fills in headers and client certificate. */
type PluginAuthentication = (options: PluginOptions) => Promise<void>;
interface PluginOptions {
  headers: Credentials['headers'];
  cert?: string;
  key?: string;
}

async function pluginAuthentication({
  user,
  userName,
}: KubeConfigContext): Promise<PluginAuthentication> {
  // ESM only, and half a second to load: fetched just where a kubeconfig has an exec plugin or an auth provider.
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [],
    contexts: [{ name: 'context', cluster: '', user: userName }],
    users: [
      { name: userName, exec: user.exec, authProvider: user['auth-provider'] },
    ],
    currentContext: 'context',
  });
  return async options => {
    const filled: Parameters<typeof config.applyToHTTPSOptions>[0] = {
      headers: {},
    };
    await config.applyToHTTPSOptions(filled);
    for (const [name, value] of Object.entries(filled.headers ?? {})) {
      options.headers[name.toLowerCase()] = String(value);
    }
    options.cert = filled.cert?.toString();
    options.key = filled.key?.toString();
  };
}

async function withPlugin(
  credentials: Credentials,
  plugin: PluginAuthentication,
  file: string,
): Promise<Credentials> {
  const options: PluginOptions = { headers: { ...credentials.headers } };
  try {
    await plugin(options);
  } catch (error) {
    throw new KubeConfigError(
      `The credential plugin of the kubeconfig ${file} failed (${firstLine(
        error,
      )}): run its command by hand to see why, and log in again if it asks for that.`,
      { cause: error },
    );
  }
  return {
    ...credentials,
    headers: options.headers,
    cert: options.cert ?? credentials.cert,
    key: options.key ?? credentials.key,
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n')[0]?.slice(0, 200) || 'no message';
}
