import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Whole } from './Whole';

/** Where claims are brought to the cluster from a repository, the wizard proposes them there. */
export function pullRequest(whole: () => Whole): void {
  test('alice proposes a claim by a pull request, whose commit holds what the cluster takes', async () => {
    const { alice, cluster, github } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page.getByRole('button', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^PostgreSQL on demand/ }).click();
    await dialog
      .getByRole('textbox', { name: 'Name of the claim' })
      .fill('from-git');
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await dialog.getByRole('spinbutton', { name: 'Connections' }).fill('12');
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await dialog.getByRole('button', { name: 'Open pull request' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page
      .getByRole('button', { name: 'Pull request', exact: true })
      .or(page.getByRole('link', { name: 'Pull request', exact: true }))
      .first()
      .waitFor({ timeout: 60_000 });

    assert.deepEqual(github.unknown, []);
    const [proposed, ...others] = github.pullRequests;
    assert.deepEqual(others, []);
    assert.equal(proposed?.base, 'main');
    assert.match(proposed.title, /from-git.*my-apps/);
    const branch = proposed.head.replace(/^.*:/, '');
    const files = github.filesOf(branch);
    assert.deepEqual(Object.keys(files), ['claims/my-apps/from-git.yaml']);
    const manifest = files['claims/my-apps/from-git.yaml'] ?? '';
    const { kind, metadata, spec } = parse(manifest);
    assert.equal(kind, 'ClassClaim');
    assert.equal(metadata.namespace, 'my-apps');
    assert.equal(
      metadata.annotations['services-toolkit.io/entity-ref'],
      'component:default/orders',
    );
    assert.deepEqual(spec, {
      classRef: { name: 'postgresql-on-demand' },
      parameters: { purpose: 'development', connectionLimit: 12 },
    });

    // Nothing was made yet; what brings the repository to the cluster does as this.
    assert.doesNotMatch(
      await cluster.run('get', 'classclaims', '-n', 'my-apps', '-o', 'name'),
      /from-git/,
    );
    await cluster.apply(manifest);
    await cluster.run(
      ...['wait', 'classclaim/from-git', '-n', 'my-apps'],
      ...['--for=condition=Ready', '--timeout=30s'],
    );
    await alice.open('/catalog/default/component/orders');
    await page
      .getByRole('list', { name: 'Claims of this component' })
      .getByRole('link', { name: 'from-git' })
      .waitFor();
  });
}
