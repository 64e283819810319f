import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { orders } from '../__testUtils__/samples';
import { createClaimManifestAction } from './createClaimManifestAction';

const input = { namespace: 'my-apps', name: 'orders-db', class: 'postgres' };

describe('services-toolkit:claim:manifest', () => {
  const workspace = createMockDirectory();
  const action = createClaimManifestAction({
    catalog: catalogServiceMock({ entities: [orders] }),
  });
  const run = async (more: Record<string, unknown> = {}) => {
    const ctx = createMockActionContext({
      input: { ...input, ...more },
      workspacePath: workspace.path,
    });
    await action.handler(ctx);
    return ctx;
  };

  it('writes the claim, and says where', async () => {
    const { output } = await run({ parameters: { storageGB: 20 } });
    const text = await readFile(
      join(workspace.path, 'claims/my-apps/orders-db.yaml'),
      'utf8',
    );
    expect(parse(text)).toEqual({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name: 'orders-db', namespace: 'my-apps' },
      spec: { classRef: { name: 'postgres' }, parameters: { storageGB: 20 } },
    });
    expect(output).toHaveBeenCalledWith(
      'path',
      'claims/my-apps/orders-db.yaml',
    );
    expect(output).toHaveBeenCalledWith('manifest', text);
  });

  it('says what it is for, with what the kubernetes plugin looks for', async () => {
    await run({ entityRef: 'component:orders', path: 'claim.yaml' });
    const { metadata } = parse(
      await readFile(join(workspace.path, 'claim.yaml'), 'utf8'),
    );
    expect(metadata).toMatchObject({
      annotations: {
        'services-toolkit.io/entity-ref': 'component:default/orders',
      },
      labels: { 'backstage.io/kubernetes-id': 'orders' },
    });
  });

  it('takes an entity that the same template makes, so that is not there yet', async () => {
    await run({ entityRef: 'component:default/new', path: 'new.yaml' });
    const { metadata } = parse(
      await readFile(join(workspace.path, 'new.yaml'), 'utf8'),
    );
    expect(metadata.annotations).toEqual({
      'services-toolkit.io/entity-ref': 'component:default/new',
    });
  });

  it('writes a claim that says what it needs', async () => {
    const classSelector = { type: 'postgresql', guarantees: ['ha'] };
    await run({ class: undefined, classSelector });
    const { kind, spec } = parse(
      await readFile(
        join(workspace.path, 'claims/my-apps/orders-db.yaml'),
        'utf8',
      ),
    );
    expect(kind).toBe('ClassClaim');
    expect(spec).toMatchObject({ classSelector });
    expect(spec).not.toHaveProperty('classRef');
  });

  it('writes a claim on an object that is known', async () => {
    const resource = { apiVersion: 'v1', kind: 'Secret', name: 'credentials' };
    await run({ class: undefined, resource });
    const { kind, spec } = parse(
      await readFile(
        join(workspace.path, 'claims/my-apps/orders-db.yaml'),
        'utf8',
      ),
    );
    expect({ kind, spec }).toEqual({
      kind: 'ResourceClaim',
      spec: { ref: resource },
    });
  });

  it.each([
    ['neither class nor object', { class: undefined }, /Say either the class/],
    [
      'class and object',
      { resource: { apiVersion: 'v1', kind: 'Secret', name: 'x' } },
      /only one of them/,
    ],
    [
      'class and what is needed',
      { classSelector: { type: 'postgresql' } },
      /only one of them/,
    ],
    ['a file outside of the workspace', { path: '../claim.yaml' }, /not allow/],
    ['what is no entity ref', { entityRef: 'orders' }, /no entity ref/],
  ])('refuses %s', async (_, more, message) => {
    await expect(run(more)).rejects.toThrow(message);
  });
});
