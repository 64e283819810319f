import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import type { PackedPackage } from './packPackages';

/** A registry that has our packages only. */
export interface Registry {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves packed packages as an npm registry does, so that they are installed by name and by version range. */
export async function startRegistry(
  packages: readonly PackedPackage[],
): Promise<Registry> {
  const byName = new Map(packages.map(one => [one.manifest.name, one]));
  let url = '';
  const server = http.createServer((request, response) => {
    const [name = '', file] = decodeURIComponent(request.url ?? '')
      .slice(1)
      .split('/-/');
    const found = byName.get(name);
    if (!found) {
      response.writeHead(404).end('{}');
    } else if (file) {
      createReadStream(found.tarball).pipe(response);
    } else {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(found, url)));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function packument({ manifest }: PackedPackage, url: string) {
  const { name, version } = manifest;
  const tarball = `${url}/${name}/-/${path.basename(name)}-${version}.tgz`;
  return {
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, dist: { tarball } } },
  };
}
