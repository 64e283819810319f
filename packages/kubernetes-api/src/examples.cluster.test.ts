import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { useCluster } from './__testUtils__/useCluster';

const root = resolve(__dirname, '../../..');
const secrets = resolve(root, 'examples/secrets');

describe('examples/secrets', () => {
  const cluster = useCluster(resolve(root, 'deploy'), async () => {
    await cluster.kubectl(['delete', '--kustomize', secrets]);
  });

  it('is taken by the API server as it stands', async () => {
    await cluster.kubectl([
      ...['apply', '--validate=strict', '--kustomize', secrets],
    ]);
  });

  it('has claims that are taken in the namespace of an application', async () => {
    const folder = resolve(secrets, 'claim');
    const created: string[] = [];
    for (const file of readdirSync(folder).sort()) {
      const claim = parse(readFileSync(resolve(folder, file), 'utf8'));
      claim.metadata.namespace = cluster.namespace;
      created.push(
        await cluster.kubectl(
          ['create', '--validate=strict', '-o', 'name', '-f', '-'],
          claim,
        ),
      );
    }
    assert.deepEqual(created, [
      'classclaim.services.apps.tanzu.vmware.com/shop-db',
      'resourceclaim.services.apps.tanzu.vmware.com/shop-reports',
    ]);
  });
});

describe('examples/crossplane', () => {
  const kustomizations = ['v1', 'v2'].map(version =>
    resolve(root, 'examples/crossplane', version),
  );
  const kindsOfCrossplane = resolve(
    root,
    'packages/claims/src/crossplane/__fixtures__/crossplane-crds.yaml',
  );
  const cluster = useCluster(resolve(root, 'deploy'), async () => {
    for (const kustomization of kustomizations) {
      await cluster.kubectl(['delete', '--kustomize', kustomization]);
    }
    await cluster.kubectl([
      ...['delete', 'crd', '--selector=services-toolkit.io/played=true'],
    ]);
  });

  it('is taken by the API server as it stands, with claims', async () => {
    await cluster.kubectl(['create', '-f', kindsOfCrossplane]);
    await cluster.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=30s'],
      ...['-f', kindsOfCrossplane],
    ]);
    for (const kustomization of kustomizations) {
      await cluster.kubectl([
        ...['apply', '--validate=strict', '--kustomize', kustomization],
      ]);
      const claim = parse(
        readFileSync(resolve(kustomization, 'claim/class-claim.yaml'), 'utf8'),
      );
      claim.metadata.namespace = cluster.namespace;
      claim.metadata.generateName = 'shop-db-';
      delete claim.metadata.name;
      await cluster.kubectl(['create', '--validate=strict', '-f', '-'], claim);
    }
  });
});

describe('examples/offering', () => {
  const folder = resolve(root, 'examples/offering');
  // What the second needs is defined by the first.
  const kustomizations = ['author', '.', 'mysql'].map(name =>
    resolve(folder, name),
  );
  const cluster = useCluster(resolve(root, 'deploy'), async () => {
    for (const kustomization of [...kustomizations].reverse()) {
      await cluster.kubectl([
        ...['delete', '--ignore-not-found', '--wait=false'],
        ...['--kustomize', kustomization],
      ]);
    }
  });

  it('is taken by the API server as it stands, with claims', async () => {
    for (const kustomization of kustomizations) {
      await cluster.kubectl([
        ...['apply', '--validate=strict', '--kustomize', kustomization],
      ]);
      await cluster.kubectl([
        ...['wait', '--for=condition=Established', 'crd', '--all'],
        '--timeout=30s',
      ]);
    }
    for (const file of ['by-plan.yaml', 'by-need.yaml']) {
      const claim = parse(readFileSync(resolve(folder, 'claim', file), 'utf8'));
      claim.metadata.namespace = cluster.namespace;
      await cluster.kubectl(['create', '--validate=strict', '-f', '-'], claim);
    }
  });
});
