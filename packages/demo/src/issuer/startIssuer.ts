import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import path from 'node:path';
import {
  certificateForLocalhost,
  eventually,
} from '@services-toolkit/control-plane';
import { freePort } from '../freePort';
import { rootDir } from '../paths';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';
import { tsProgram } from '../process/tsProgram';

/** What those who trust the issuer need to know. */
export interface IssuerAccess {
  /** `https://localhost:<port>` */
  url: string;
  /** The audience of its tokens. */
  clientId: string;
  clientSecret: string;
  /** PEM of the certificate that it serves with. */
  caFile: string;
  keyFile: string;
}

/** Makes what the issuer of this start is known by. */
export async function prepareIssuer(folder: string): Promise<IssuerAccess> {
  const { cert, key } = await certificateForLocalhost({ days: 30 });
  const caFile = path.resolve(folder, 'issuer.crt');
  const keyFile = path.resolve(folder, 'issuer.key');
  mkdirSync(folder, { recursive: true });
  writeFileSync(caFile, cert, { mode: 0o600 });
  writeFileSync(keyFile, key, { mode: 0o600 });
  return {
    url: `https://localhost:${await freePort()}`,
    clientId: 'portal',
    clientSecret: randomBytes(24).toString('base64url'),
    caFile,
    keyFile,
  };
}

/** Starts the OpenID Connect issuer, and resolves when it answers. */
export async function startIssuer(options: {
  access: IssuerAccess;
  log: string;
  guardian?: Guardian;
}): Promise<Running> {
  const { access, log, guardian } = options;
  const running = startProcess({
    title: 'The OpenID Connect issuer',
    command: process.execPath,
    args: [
      ...tsProgram(path.join(rootDir, 'packages/demo/src/issuer/main.ts')),
      ...['--url', access.url],
      ...['--cert', access.caFile, '--key', access.keyFile],
    ],
    cwd: path.dirname(access.caFile),
    env: childEnvironment({ ISSUER_CLIENT_SECRET: access.clientSecret }),
    log,
    ...(guardian && { guardian }),
  });
  const ended = new AbortController();
  void running.ended.then(sentence => ended.abort(new Error(sentence)));
  await eventually('the issuer answers', () => answers(access), {
    timeoutMs: 60_000,
    signal: ended.signal,
  });
  return running;
}

function answers({ url, caFile }: IssuerAccess): Promise<true> {
  return new Promise((resolve, reject) => {
    request(
      `${url}/.well-known/openid-configuration`,
      // A connection of its own: the agent's would outlive this.
      { ca: readFileSync(caFile), agent: false },
      response => {
        response.resume();
        if (response.statusCode === 200) resolve(true);
        else reject(new Error(`it answers ${response.statusCode}`));
      },
    )
      .on('error', reject)
      .end();
  });
}
