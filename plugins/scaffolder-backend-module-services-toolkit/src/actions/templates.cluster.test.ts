import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  type TestScaffolder,
  startTestScaffolder,
} from '../__testUtils__/startTestScaffolder';

/* eslint-disable no-restricted-syntax -- tests always run from their sources */
const ours = resolve(__dirname, '../../templates');
const examples = resolve(__dirname, '../../../../examples/templates');
/* eslint-enable no-restricted-syntax */

describe('the templates, tried with the real scaffolder', () => {
  let scaffolder: TestScaffolder;

  before(async () => {
    scaffolder = await startTestScaffolder({ templates: [] });
  });

  after(() => scaffolder?.stop());

  const tryOut = async (
    template: string,
    values: Record<string, unknown>,
    files: Record<string, string> = {},
  ) => {
    const entity: Entity = parse(await readFile(template, 'utf8'));
    const { status, body } = await scaffolder.dryRun(
      'alice',
      entity,
      values,
      files,
    );
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  /** What the first file that a template wrote holds. */
  const firstText = ([file]: readonly { base64Content: string }[]) =>
    Buffer.from(file?.base64Content ?? '', 'base64').toString();

  it('claim-by-pull-request writes the claim', async () => {
    const { directoryContents } = await tryOut(
      `${ours}/claim-by-pull-request/template.yaml`,
      {
        namespace: 'my-apps',
        name: 'orders-db',
        class: 'postgres-pool',
        parameters: { storageGB: 5 },
        entityRef: 'component:default/orders',
        repoUrl: 'github.com?owner=example&repo=gitops',
      },
    );
    const [file] = directoryContents;
    assert.equal(file?.path, 'claims/my-apps/orders-db.yaml');
    const claim = parse(
      Buffer.from(file?.base64Content ?? '', 'base64').toString(),
    );
    assert.deepEqual(claim.spec, {
      classRef: { name: 'postgres-pool' },
      parameters: { storageGB: 5 },
    });
    assert.equal(
      claim.metadata.annotations['services-toolkit.io/entity-ref'],
      'component:default/orders',
    );
  });

  it('claim-by-pull-request writes a claim on an object that is known', async () => {
    const resource = { apiVersion: 'v1', kind: 'Secret', name: 'credentials' };
    const { directoryContents } = await tryOut(
      `${ours}/claim-by-pull-request/template.yaml`,
      {
        namespace: 'my-apps',
        name: 'credentials',
        resource,
        repoUrl: 'github.com?owner=example&repo=gitops',
      },
    );
    const { kind, spec } = parse(firstText(directoryContents));
    assert.deepEqual(
      { kind, spec },
      { kind: 'ResourceClaim', spec: { ref: resource } },
    );
  });

  it('claim-by-pull-request writes a claim by need', async () => {
    const classSelector = {
      type: 'postgresql',
      guarantees: ['survives-node-loss'],
    };
    const { directoryContents, log } = await tryOut(
      `${ours}/claim-by-pull-request/template.yaml`,
      {
        namespace: 'my-apps',
        name: 'orders-postgresql',
        classSelector,
        repoUrl: 'github.com?owner=example&repo=gitops',
      },
    );
    const { kind, spec } = parse(firstText(directoryContents));
    assert.deepEqual(
      { kind, spec },
      { kind: 'ClassClaim', spec: { classSelector } },
    );
    assert.match(JSON.stringify(log), /by need/i);
  });

  it('component-with-database writes the component, and its claim would be accepted', async () => {
    const dir = `${examples}/component-with-database`;
    const { directoryContents, log } = await tryOut(
      `${dir}/template.yaml`,
      {
        name: 'billing',
        owner: 'group:default/team-apps',
        repoUrl: 'github.com?owner=example&repo=billing',
        cluster: 'workload',
        namespace: 'my-apps',
        service: 'postgres-pool',
        settings: {},
      },
      {
        'skeleton/catalog-info.yaml': await readFile(
          `${dir}/skeleton/catalog-info.yaml`,
          'utf8',
        ),
      },
    );
    const component = parse(
      Buffer.from(
        directoryContents[0]?.base64Content ?? '',
        'base64',
      ).toString(),
    );
    assert.equal(
      component.metadata.annotations['backstage.io/kubernetes-namespace'],
      'my-apps',
    );
    assert.match(JSON.stringify(log), /would accept claim billing-db/);
  });
});
