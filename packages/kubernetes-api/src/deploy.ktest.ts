import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { labels } from './labels';
import { resourceTypes } from './resourceTypes';
import { eventually } from './__testUtils__/eventually';
import { isAllowed, type Access } from './__testUtils__/isAllowed';
import { useCluster } from './__testUtils__/useCluster';

const root = resolve(__dirname, '../../..');
const { group } = resourceTypes.classClaims;
const ours = (verb: string, resource: string): Access => ({
  verb,
  group,
  resource,
});
const core = (verb: string, resource: string): Access => ({
  verb,
  group: '',
  resource,
});

describe('deploy/', () => {
  const cluster = useCluster(resolve(root, 'deploy'));
  const controllers = {
    user: 'system:serviceaccount:services-toolkit:services-toolkit-controllers',
  };

  /** Bounded in time because the rules of aggregated roles come from one of Kubernetes' controllers. */
  const expectAllowed = (
    who: { user: string } | { group: string },
    access: Access,
    expected: boolean,
  ) =>
    eventually(async () => {
      assert.equal(
        await isAllowed(cluster, who, access),
        expected,
        `${JSON.stringify(who)} ${JSON.stringify(access)}`,
      );
    });

  it('changes nothing when it is applied again', async () => {
    // The aggregated rules have to be there by then: applying again must not take them away either.
    await expectAllowed(controllers, ours('list', 'classclaims'), true);
    const deployed = ['--kustomize', resolve(root, 'deploy')];
    // kubectl says "configured" of what it patches to no effect, such as a PodDisruptionBudget.
    const versions = () =>
      cluster.kubectl([
        ...['get', ...deployed, '--output'],
        'jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}',
      ]);
    const stored = await versions();
    await cluster.kubectl(['apply', ...deployed]);
    assert.equal(await versions(), stored);
  });

  it('opens nothing to anybody by itself', async () => {
    const { items } = JSON.parse(
      await cluster.kubectl([
        ...['get', 'clusterrolebindings,rolebindings', '--all-namespaces'],
        ...['--selector=app.kubernetes.io/part-of=services-toolkit'],
        ...['--output=json'],
      ]),
    );
    const subjects: { kind: string; name: string }[] = items.flatMap(
      (binding: { subjects: object[] }) => binding.subjects,
    );
    assert.deepEqual(
      [...new Set(subjects.map(({ kind, name }) => `${kind} ${name}`))].sort(),
      [
        'ServiceAccount services-toolkit-controllers',
        'ServiceAccount services-toolkit-portal',
      ],
    );
    const manifests = await cluster.kubectl([
      ...['kustomize', resolve(root, 'deploy')],
    ]);
    assert.doesNotMatch(manifests, /^kind: ResourceClaimPolicy$/m);
    // What the portal may do in other names is bounded, verb by verb: see portalToken.ktest.ts.
    assert.doesNotMatch(manifests, /^ *- impersonate$/m);
  });

  it('runs the controllers in a way that the namespace, which is restricted, admits', async () => {
    const { spec } = JSON.parse(
      await cluster.kubectl([
        ...['get', 'deployment', 'services-toolkit-controllers'],
        ...['--namespace=services-toolkit', '--output=json'],
      ]),
    );
    const pod = (podSpec: object) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'tried', namespace: 'services-toolkit' },
      spec: podSpec,
    });
    const create = ['create', '--dry-run=server', '-f', '-'];
    await cluster.kubectl(create, pod(spec.template.spec));
    await assert.rejects(
      cluster.kubectl(
        create,
        pod({ ...spec.template.spec, hostNetwork: true }),
      ),
      /violates PodSecurity "restricted/,
    );
  });

  describe('the controllers', () => {
    const lease = (verb: string, namespace: string): Access => ({
      verb,
      group: 'coordination.k8s.io',
      resource: 'leases',
      namespace,
    });
    const table: [access: Access, expected: boolean][] = [
      [ours('watch', 'clusterinstanceclasses'), true],
      [ours('update', 'clusterinstanceclasses'), false],
      [
        { ...ours('update', 'clusterinstanceclasses'), subresource: 'status' },
        true,
      ],
      [ours('patch', 'classclaims'), true],
      [ours('create', 'classclaims'), false],
      [ours('delete', 'classclaims'), false],
      [{ ...ours('update', 'classclaims'), subresource: 'status' }, true],
      [{ ...ours('update', 'classclaims'), subresource: 'finalizers' }, true],
      [ours('create', 'resourceclaims'), true],
      [ours('list', 'resourceclaimpolicies'), true],
      [ours('create', 'resourceclaimpolicies'), false],
      [core('create', 'secrets'), true],
      [core('create', 'events'), true],
      [core('list', 'pods'), false],
      [core('create', 'namespaces'), false],
      [lease('create', 'services-toolkit'), true],
      [lease('delete', 'services-toolkit'), true],
      [lease('create', 'default'), false],
    ];
    for (const [access, expected] of table) {
      const { verb, resource, subresource, namespace } = access;
      it(`may ${expected ? '' : 'not '}${verb} ${[resource, subresource]
        .filter(Boolean)
        .join('/')}${namespace ? ` in ${namespace}` : ''}`, async () => {
        await expectAllowed(controllers, access, expected);
      });
    }

    for (const label of [
      labels.serviceBindingController,
      labels.resourceClaimsController,
      labels.provisioner,
    ]) {
      it(`may read what a ClusterRole with the label ${label} says`, async () => {
        const resource = `things-${label.replace(/[^a-z]/g, '')}`;
        const access = { verb: 'list', group: 'example.org', resource };
        assert.equal(await isAllowed(cluster, controllers, access), false);
        const name = `${cluster.namespace}-${resource}`;
        await cluster.kubectl(['create', '-f', '-'], {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name, labels: { [label]: 'true' } },
          rules: [
            {
              apiGroups: ['example.org'],
              resources: [resource],
              verbs: ['list'],
            },
          ],
        });
        await expectAllowed(controllers, access, true);
        await cluster.kubectl(['delete', 'clusterrole', name]);
        await expectAllowed(controllers, access, false);
      });
    }
  });

  describe('the portal, before Kubernetes 1.36', () => {
    const portal = {
      user: 'system:serviceaccount:services-toolkit:services-toolkit-portal',
    };

    before(() =>
      cluster.kubectl([
        ...['apply', '-k'],
        resolve(root, 'deploy/portal-named-people'),
      ]),
    );

    const impersonate = (resource: string, name?: string): Access => ({
      ...core('impersonate', resource),
      name,
    });
    const table: [title: string, access: Access, expected: boolean][] = [
      ['watch classes', ours('watch', 'clusterinstanceclasses'), true],
      ['watch claims', ours('watch', 'classclaims'), true],
      ['watch namespaces', core('watch', 'namespaces'), true],
      ['create claims', ours('create', 'classclaims'), false],
      ['delete claims', ours('delete', 'classclaims'), false],
      ['read Secrets', core('get', 'secrets'), false],
      ['read Pods', core('get', 'pods'), false],
      [
        'act as alice',
        impersonate('users', 'backstage:user:default/alice'),
        true,
      ],
      [
        'act as a member of team-apps',
        impersonate('groups', 'backstage:group:default/team-apps'),
        true,
      ],
      [
        'act as somebody who is not named',
        impersonate('users', 'backstage:user:default/carol'),
        false,
      ],
      [
        'act as an administrator',
        impersonate('groups', 'system:masters'),
        false,
      ],
      ['act as anybody', impersonate('users'), false],
      ['act as a ServiceAccount', impersonate('serviceaccounts'), false],
    ];
    for (const [title, access, expected] of table) {
      it(`may ${expected ? '' : 'not '}${title}`, async () => {
        await expectAllowed(portal, access, expected);
      });
    }

    after(() =>
      cluster.kubectl([
        ...['delete', '--ignore-not-found', '-k'],
        resolve(root, 'deploy/portal-named-people'),
      ]),
    );
  });

  describe('the roles', () => {
    const actions = {
      'see claims': ours('list', 'classclaims'),
      'make claims': ours('create', 'classclaims'),
      'delete ResourceClaims': ours('delete', 'resourceclaims'),
      'see policies': ours('list', 'resourceclaimpolicies'),
      'open resources': ours('create', 'resourceclaimpolicies'),
      'ask what is free': {
        verb: 'create',
        group: 'claimable.services.apps.tanzu.vmware.com',
        resource: 'instancequeries',
      },
    };
    const table: Record<string, (keyof typeof actions)[]> = {
      'app-viewer': ['see claims'],
      'app-editor': [
        'see claims',
        'make claims',
        'delete ResourceClaims',
        'ask what is free',
      ],
      'app-operator': [
        'see claims',
        'make claims',
        'delete ResourceClaims',
        'ask what is free',
      ],
      'service-operator': [
        'see claims',
        'see policies',
        'open resources',
        'ask what is free',
      ],
      view: ['see claims', 'see policies'],
      edit: [
        'see claims',
        'make claims',
        'delete ResourceClaims',
        'see policies',
        'ask what is free',
      ],
      admin: [
        'see claims',
        'make claims',
        'delete ResourceClaims',
        'see policies',
        'open resources',
        'ask what is free',
      ],
    };
    for (const [role, allowed] of Object.entries(table)) {
      it(`let a team with ${role} ${allowed.join(', ')}`, async () => {
        const who = { group: `${cluster.namespace}-${role}` };
        await cluster.kubectl([
          ...['create', 'rolebinding', role, `--clusterrole=${role}`],
          ...[`--group=${who.group}`, `--namespace=${cluster.namespace}`],
        ]);
        for (const action of Object.keys(actions) as (keyof typeof actions)[]) {
          const access = { ...actions[action], namespace: cluster.namespace };
          await expectAllowed(who, access, allowed.includes(action));
          await expectAllowed(
            who,
            { ...access, namespace: 'somewhere-else' },
            false,
          );
        }
      });
    }

    for (const [role, mayEdit] of [
      ['app-viewer-cluster-access', false],
      ['app-editor-cluster-access', false],
      ['app-operator-cluster-access', false],
      ['service-operator-cluster-access', true],
    ] as const) {
      it(`let one with ${role} see classes${
        mayEdit ? ', and make them' : ''
      }`, async () => {
        const who = { group: `${cluster.namespace}-${role}` };
        const name = `${cluster.namespace}-${role}`;
        await cluster.kubectl([
          ...['create', 'clusterrolebinding', name, `--clusterrole=${role}`],
          `--group=${who.group}`,
        ]);
        await expectAllowed(who, ours('list', 'clusterinstanceclasses'), true);
        await expectAllowed(
          who,
          ours('create', 'clusterinstanceclasses'),
          mayEdit,
        );
        for (const resource of [
          'clusterresourceprovisiontemplates',
          'resourceclassaccessbindings',
        ]) {
          await expectAllowed(who, ours('create', resource), mayEdit);
        }
        // Whoever decides who may claim still cannot give themselves more than that.
        await expectAllowed(
          who,
          {
            verb: 'create',
            group: 'rbac.authorization.k8s.io',
            resource: 'clusterrolebindings',
          },
          false,
        );
        await cluster.kubectl(['delete', 'clusterrolebinding', name]);
      });
    }
  });
});
