import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventually } from '@services-toolkit/test-support';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest, startTestSetup } from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

describe('asking beforehand in a real cluster', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
  });

  after(() => setup?.stop());

  describe('access review', () => {
    const review = async (who: string, more: object = {}) => {
      const { status, body } = await portal.send(
        who,
        'post',
        '/access-review',
        { cluster: 'workload', namespace: 'my-apps', verb: 'create', ...more },
      );
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };

    it('lets alice', async () => {
      assert.deepEqual(await review('alice', { class: 'postgres-pool' }), {
        allowed: true,
      });
      assert.deepEqual(await review('alice', { verb: 'delete' }), {
        allowed: true,
      });
    });

    it('tells bob what is missing and whom to ask', async () => {
      for (const verb of ['create', 'delete']) {
        const { allowed, reason, missing } = await review('bob', { verb });
        assert.equal(allowed, false);
        assert.match(reason, /in namespace my-apps of cluster workload/);
        assert.match(reason, new RegExp(`the verb "${verb}" on classclaims`));
        assert.match(
          reason,
          /Ask the owner of namespace my-apps for the role app-editor/,
        );
        const { rule, grant } = missing[0];
        assert.equal(rule.namespace, 'my-apps');
        assert.equal(
          grant,
          "kubectl create rolebinding app-editor-bob --namespace=my-apps --clusterrole=app-editor --user='backstage:user:default/bob'",
        );
      }
    });

    it('tells alice that the class is not hers to claim from, and what would make it hers', async () => {
      const { allowed, reason, missing } = await review('alice', {
        class: 'on-demand',
      });
      assert.equal(allowed, false);
      assert.match(reason, /the verb "claim".* on-demand/);
      assert.equal(missing.length, 1);
      assert.deepEqual(missing[0].rule, {
        apiGroup: 'services.apps.tanzu.vmware.com',
        resource: 'clusterinstanceclasses',
        verb: 'claim',
        name: 'on-demand',
      });
      const manifest = missing[0].grant.split('\n').slice(1, -1).join('\n');
      assert.equal(
        await setup.cluster.kubectl(
          ['create', '--dry-run=server', '-f', '-', '-o', 'name'],
          manifest,
        ),
        'resourceclassaccessbinding.services.apps.tanzu.vmware.com/on-demand-alice',
      );
    });

    it('comes to the verdict of the API server, in whose words the claim API refuses', async () => {
      const claim = { ...aClaimRequest('refused'), class: 'on-demand' };
      const expected =
        "user 'backstage:user:default/alice' cannot 'claim' from clusterinstanceclass 'on-demand'";
      // The API server's policy learns of a new class by a watch.
      await eventually(
        'a refusal in the words of the review',
        () => portal.send('alice', 'post', '/claims?dryRun=true', claim),
        {
          check: ({ status, body }) => {
            assert.equal(status, 403, JSON.stringify(body));
            assert.ok(
              body.error.message.includes(expected),
              body.error.message,
            );
          },
        },
      );
      await assert.rejects(
        setup.cluster.kubectl(
          [
            ...['create', '-f', '-', '--dry-run=server'],
            '--as=backstage:user:default/alice',
            '--as-group=backstage:group:default/team-apps',
          ],
          {
            apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
            kind: 'ClassClaim',
            metadata: { name: 'refused', namespace: 'my-apps' },
            spec: { classRef: { name: 'on-demand' } },
          },
        ),
        ({ message }: Error) => message.includes(expected),
      );
    });

    it('lets alice when the verb is granted in the cluster, and only then', async () => {
      const { kubectl } = setup.cluster;
      await kubectl([
        ...['create', 'clusterrole', 'claimer', '--verb=claim'],
        '--resource=clusterinstanceclasses.services.apps.tanzu.vmware.com',
        '--resource-name=on-demand',
      ]);
      const group = '--group=backstage:group:default/team-apps';
      const role = '--clusterrole=claimer';
      await kubectl([
        ...['create', 'rolebinding', 'claimer', role, group],
        '--namespace=my-apps',
      ]);
      const asked = () => review('alice', { class: 'on-demand' });
      assert.equal((await asked()).allowed, false);
      await kubectl(['create', 'clusterrolebinding', 'claimer', role, group]);
      await eventually('Alice is allowed', asked, {
        check: ({ allowed }) => assert.equal(allowed, true),
      });
      await kubectl(['delete', 'clusterrolebinding', 'claimer']);
      await eventually('Alice is not allowed any more', asked, {
        check: ({ allowed }) => assert.equal(allowed, false),
      });
    });

    it('tells whom the portal may not act for', async () => {
      const { kubectl } = setup.cluster;
      const binding = [
        'clusterrolebinding',
        'services-toolkit-portal-acting-as-people',
      ];
      const { metadata, roleRef, subjects } = JSON.parse(
        await kubectl(['get', ...binding, '--output=json']),
      );
      await kubectl(['delete', ...binding]);
      await eventually(
        'the portal may not act for Dave',
        () => review('dave'),
        {
          check: ({ allowed, reason }) => {
            assert.equal(allowed, false);
            assert.match(
              reason,
              /^Cluster workload does not let the portal act for you: .*impersonate.*platform team that runs cluster workload to let it\.$/,
            );
          },
        },
      );
      await kubectl(['create', '-f', '-'], {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: metadata.name, labels: metadata.labels },
        roleRef,
        subjects,
      });
      await eventually('Dave is told what he lacks', () => review('dave'), {
        check: ({ reason }) => assert.match(reason, /^You may not claim/),
      });
    });

    it('tells that there is no such namespace, to who may know, and nobody else', async () => {
      const { kubectl } = setup.cluster;
      await kubectl([
        ...['create', 'clusterrole', 'see-namespaces', '--verb=get'],
        '--resource=namespaces',
      ]);
      for (const [person, role] of Object.entries({
        seer: 'see-namespaces',
        'editor-of-all': 'app-editor',
      })) {
        await kubectl([
          ...['create', 'clusterrolebinding', person, `--clusterrole=${role}`],
          `--user=backstage:user:default/${person}`,
        ]);
      }
      await eventually(
        'the editor may claim',
        () => review('editor-of-all', { namespace: 'mallory' }),
        { check: ({ allowed }) => assert.equal(allowed, true) },
      );
      for (const person of ['seer', 'editor-of-all']) {
        const { allowed, missing } = await review(person, {
          namespace: 'nowhere',
        });
        assert.equal(allowed, false);
        assert.deepEqual(missing, [
          {
            reason: 'NamespaceNotFound',
            message:
              'There is no namespace nowhere on cluster workload. Correct the name, or ask the platform team that runs the cluster to create the namespace.',
          },
        ]);
      }
      assert.match(
        (await review('seer', { namespace: 'mallory' })).reason,
        /You may not claim services in namespace mallory/,
      );
      const [nowhere, mallory] = await Promise.all(
        ['nowhere', 'mallory'].map(async namespace =>
          JSON.stringify(await review('alice', { namespace })).replaceAll(
            namespace,
            '-',
          ),
        ),
      );
      assert.equal(nowhere, mallory);
    });

    it('tells that the cluster has no such class', async () => {
      const { reason } = await review('alice', { class: 'nope' });
      assert.match(reason, /does not offer class nope/);
    });

    it('answers many questions at once, in their order', async () => {
      const where = { cluster: 'workload', namespace: 'my-apps' };
      const questions = [
        { ...where, verb: 'create', class: 'on-demand' },
        { ...where, verb: 'create', class: 'postgres-pool' },
        { ...where, verb: 'delete' },
        { ...where, verb: 'create', namespace: 'kube-system' },
        { ...where, verb: 'create', cluster: 'nowhere' },
      ];
      const { status, body } = await portal.send(
        'alice',
        'post',
        '/access-review/batch',
        { items: questions },
      );
      assert.equal(status, 200, JSON.stringify(body));
      const alone = await Promise.all(
        questions.slice(0, 4).map(question => review('alice', question)),
      );
      assert.deepEqual(
        body.items.slice(0, 4),
        alone.map(one => ({ review: one })),
      );
      assert.deepEqual(
        alone.map(({ allowed }) => allowed),
        [false, true, true, false],
      );
      assert.match(body.items[4].unanswered, /nowhere/);
    });

    it('tells that the portal forbids it', async () => {
      portal.setPolicy(() => ({ result: AuthorizeResult.DENY }));
      try {
        const { reason } = await review('alice');
        assert.match(reason, /services-toolkit\.claim\.create/);
      } finally {
        portal.setPolicy(() => ({ result: AuthorizeResult.ALLOW }));
      }
    });
  });
});
