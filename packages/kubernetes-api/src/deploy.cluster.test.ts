import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { parseAllDocuments } from 'yaml';
import { labels } from './metadata/labels';
import { resourceTypes } from './kinds/resourceTypes';
import { isAllowed, type Access } from './__testUtils__/isAllowed';
import {
  asListedRights,
  listedRights,
  withListedRights,
} from './__testUtils__/listedRights';
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
    eventually('the authorizer knows the roles', async () => {
      assert.equal(
        await isAllowed(cluster, who, access),
        expected,
        `${JSON.stringify(who)} ${JSON.stringify(access)}`,
      );
      return true;
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
    // With kubectl's validation, which those who only deploy go without.
    await cluster.kubectl(['apply', ...deployed]);
    await cluster.kubectl(['apply', '-k', resolve(root, 'deploy/requester')]);
    assert.equal(await versions(), stored);
  });

  it('opens nothing to anybody by default', async () => {
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
    // What the portal may do in other names is bounded, verb by verb: see portalToken.cluster.test.ts.
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
      [ours('create', 'clusterinfrastructures'), true],
      [ours('update', 'clusterinfrastructures'), false],
      [ours('patch', 'clusterresources'), true],
      [ours('create', 'clusterresources'), false],
      [ours('update', 'clusterserviceofferings'), false],
      [
        { ...ours('update', 'clusterserviceofferings'), subresource: 'status' },
        true,
      ],
      [core('list', 'nodes'), true],
      [core('update', 'nodes'), false],
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
      labels.offeringsController,
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
      ['watch services', ours('watch', 'clusterserviceofferings'), true],
      ['watch facts', ours('watch', 'clusterinfrastructures'), true],
      ['make services', ours('create', 'clusterserviceofferings'), false],
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
          'clusterserviceofferings',
          'clusterresources',
          'clusterexampleusages',
        ]) {
          await expectAllowed(who, ours('watch', resource), true);
          await expectAllowed(who, ours('create', resource), mayEdit);
        }
        // The controllers alone say what a cluster has.
        await expectAllowed(who, ours('get', 'clusterinfrastructures'), true);
        await expectAllowed(
          who,
          ours('create', 'clusterinfrastructures'),
          false,
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

  it('lets only those ask the controllers whom it names, on ports that there are', async () => {
    for (const folder of ['deploy', 'deploy/aggregated-apiserver']) {
      const objects = parseAllDocuments(
        await cluster.kubectl(['kustomize', resolve(root, folder)]),
      ).map(document => document.toJS());
      const of = (kind: string) => objects.filter(one => one.kind === kind);
      const deployments = of('Deployment');
      assert.equal(deployments.length, 1);
      for (const { metadata, spec } of deployments) {
        const { labels: podLabels } = spec.template.metadata;
        const policies = of('NetworkPolicy').filter(
          policy =>
            policy.metadata.namespace === metadata.namespace &&
            Object.entries(policy.spec.podSelector.matchLabels).every(
              ([key, value]) => podLabels[key] === value,
            ),
        );
        assert.equal(policies.length, 1, metadata.name);
        const [{ spec: policy }] = policies;
        assert.deepEqual(policy.policyTypes, ['Ingress']);
        const ports = spec.template.spec.containers
          .flatMap(({ ports: own = [] }: { ports?: object[] }) => own)
          .map(({ name }: { name?: string }) => name);
        for (const rule of policy.ingress) {
          assert.deepEqual(
            rule.ports.map(({ port }: { port: string }) => port),
            ports,
          );
        }
      }
    }
  });

  describe('beside the aggregated API server', () => {
    const file = resolve(root, 'docs/security.md');
    const access = resolve(root, 'deploy/aggregated-apiserver/access');

    before(() => cluster.kubectl(['apply', '--kustomize', access]));
    after(() => cluster.kubectl(['delete', '--kustomize', access]));

    it('lets that server write its certificate, and no Secret that makes a token', async () => {
      const write = (name: string, type: string) =>
        cluster.kubectl(
          [
            ...['create', '--dry-run=server', '-f', '-'],
            '--as=system:serviceaccount:services-toolkit:services-toolkit-apiserver',
          ],
          {
            apiVersion: 'v1',
            kind: 'Secret',
            type,
            metadata: {
              name,
              namespace: 'services-toolkit',
              annotations: {
                'kubernetes.io/service-account.name':
                  'services-toolkit-controllers',
              },
            },
            data: { 'tls.crt': '', 'tls.key': '' },
          },
        );
      const token = 'kubernetes.io/service-account-token';
      const certificate = 'services-toolkit-apiserver-tls';
      await eventually(
        'the policy keeps the server from other Secrets',
        async () => {
          for (const [name, type] of [
            ['token', token],
            [certificate, token],
            ['another', 'kubernetes.io/tls'],
          ] as const) {
            await assert.rejects(write(name, type), /no other Secret than its/);
          }
          return true;
        },
      );
      await write(certificate, 'kubernetes.io/tls');
    });

    for (const account of [
      'services-toolkit-controllers',
      'services-toolkit-portal',
      'services-toolkit-apiserver',
    ]) {
      it(`docs/security.md lists what ${account} may do`, async () => {
        await eventually(
          'the list of rights in the document is right',
          async () => {
            const rights = asListedRights(
              await cluster.kubectl([
                ...['auth', 'can-i', '--list', '--namespace=services-toolkit'],
                `--as=system:serviceaccount:services-toolkit:${account}`,
              ]),
            );
            const document = await readFile(file, 'utf8');
            if (process.env.RENEW_RIGHTS) {
              await writeFile(
                file,
                withListedRights(document, account, rights),
              );
            } else {
              assert.equal(
                listedRights(document, account),
                rights,
                'Run the line that stands in docs/security.md',
              );
            }
            return true;
          },
        );
      });
    }
  });
});
