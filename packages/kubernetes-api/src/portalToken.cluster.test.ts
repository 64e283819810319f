import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { apiVersionOf } from './builtin/apiVersionOf';
import { resourceTypes } from './kinds/resourceTypes';
import {
  type ActingAs,
  type ApiRequest,
  portalRequests,
  type SendAs,
} from './__testUtils__/portalRequests';
import { useCluster } from './__testUtils__/useCluster';

const root = resolve(__dirname, '../../..');
const ours = `/apis/${apiVersionOf(resourceTypes.classClaims)}`;
const rbac = '/apis/rbac.authorization.k8s.io/v1';
const admins: ActingAs = {
  user: 'whoever',
  groups: ['kubeadm:cluster-admins'],
};

const get = (path: string): ApiRequest => ({ method: 'GET', path });

/**
 * What the portal's token is good for, on an API server that knows constrained impersonation (1.36 and newer): alone, in
 * the name of alice, who may `edit` her namespace, and in that of an administrator. It is also a part of docs/security.md.
 */
describe("the portal's token", () => {
  let clusterRoleBinding = '';
  const cluster = useCluster(resolve(root, 'deploy'), async () => {
    await cluster.kubectl(['delete', 'clusterrolebinding', clusterRoleBinding]);
  });
  let send: SendAs;
  let alice: ActingAs;
  const asAll = (asked: ApiRequest) =>
    Promise.all([undefined, alice, admins].map(as => send(asked, as)));
  const statusFor = async (asked: ApiRequest, as: ActingAs) =>
    (await send(asked, as)).status;

  before(async () => {
    const { namespace } = cluster;
    alice = {
      user: `backstage:user:default/alice-${namespace}`,
      groups: [`backstage:group:default/team-${namespace}`],
    };
    clusterRoleBinding = `${namespace}-admins`;
    await cluster.kubectl([
      ...['create', 'rolebinding', 'team', '--clusterrole=edit'],
      ...[`--group=${alice.groups?.[0]}`, `--namespace=${namespace}`],
    ]);
    // As kubeadm makes it.
    await cluster.kubectl([
      ...['create', 'clusterrolebinding', clusterRoleBinding],
      ...['--clusterrole=cluster-admin', '--group=kubeadm:cluster-admins'],
    ]);
    await cluster.kubectl([
      ...['create', 'secret', 'generic', 'credentials'],
      ...[`--namespace=${namespace}`, '--from-literal=password=canary'],
    ]);
    await cluster.kubectl(['create', '-f', '-'], {
      apiVersion: apiVersionOf(resourceTypes.resourceClaims),
      kind: 'ResourceClaim',
      metadata: { name: 'there', namespace },
      spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' } },
    });
    send = await portalRequests(cluster);
    // The rules of aggregated roles come from one of Kubernetes' controllers.
    await eventually('Alice may list Events', async () => {
      const { status } = await send(
        get(`/api/v1/namespaces/${namespace}/events`),
        alice,
      );
      assert.equal(status, 200);
      return true;
    });
  });

  const create = (path: string, body: object = {}): ApiRequest => ({
    method: 'POST',
    path: `${path}?dryRun=All`,
    body,
  });
  const inTheirs = (path: string) =>
    path.replace('*', `namespaces/${cluster.namespace}`);
  const aClaim = (namespace: string) => ({
    apiVersion: apiVersionOf(resourceTypes.resourceClaims),
    kind: 'ResourceClaim',
    metadata: { name: 'new', namespace },
    spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' } },
  });

  type Row = [
    title: string,
    asked: () => ApiRequest,
    alone: number,
    asAlice: number,
    asAdministrator: number,
  ];
  const table: Row[] = [
    [
      'list claims',
      () => get(inTheirs(`${ours}/*/classclaims`)),
      200,
      200,
      200,
    ],
    [
      'get a claim',
      () => get(inTheirs(`${ours}/*/resourceclaims/there`)),
      200,
      200,
      200,
    ],
    ['list claims of all', () => get(`${ours}/classclaims`), 200, 403, 200],
    [
      'watch claims',
      () => get(inTheirs(`${ours}/*/classclaims?watch=true&timeoutSeconds=1`)),
      200,
      403,
      403,
    ],
    [
      'make a claim',
      () =>
        create(inTheirs(`${ours}/*/resourceclaims`), aClaim(cluster.namespace)),
      403,
      201,
      201,
    ],
    [
      "make a claim in somebody else's namespace",
      () =>
        create(`${ours}/namespaces/default/resourceclaims`, aClaim('default')),
      403,
      403,
      201,
    ],
    [
      'change a claim',
      () => ({
        method: 'PATCH',
        path: inTheirs(`${ours}/*/resourceclaims/there?dryRun=All`),
        body: { metadata: { labels: { changed: 'true' } } },
      }),
      403,
      403,
      403,
    ],
    [
      'release a claim',
      () => ({
        method: 'DELETE',
        path: inTheirs(`${ours}/*/resourceclaims/there?dryRun=All`),
      }),
      403,
      200,
      200,
    ],
    [
      'release all claims',
      () => ({
        method: 'DELETE',
        path: inTheirs(`${ours}/*/resourceclaims?dryRun=All`),
      }),
      403,
      403,
      403,
    ],
    [
      'ask what is free',
      () =>
        create(
          inTheirs(
            '/apis/claimable.services.apps.tanzu.vmware.com/v1alpha1/*/instancequeries',
          ),
        ),
      403,
      // Allowed, and not served here.
      404,
      404,
    ],
    [
      'ask what one may do',
      () => ({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get', resource: 'secrets' } },
        },
      }),
      201,
      201,
      201,
    ],
    ['read Events', () => get(inTheirs('/api/v1/*/events')), 403, 200, 200],
    [
      'read classes',
      () => get(`${ours}/clusterinstanceclasses`),
      200,
      403,
      403,
    ],
    [
      'read policies',
      () => get(`${ours}/resourceclaimpolicies`),
      200,
      403,
      403,
    ],
    ['read namespaces', () => get('/api/v1/namespaces'), 200, 403, 403],
    ['list Secrets', () => get(inTheirs('/api/v1/*/secrets')), 403, 403, 403],
    [
      'get a Secret',
      () => get(inTheirs('/api/v1/*/secrets/credentials')),
      403,
      403,
      403,
    ],
    [
      'get the Secrets of the system',
      () => get('/api/v1/namespaces/kube-system/secrets'),
      403,
      403,
      403,
    ],
    ['read Pods', () => get(inTheirs('/api/v1/*/pods')), 403, 403, 403],
    [
      'read Deployments',
      () => get(inTheirs('/apis/apps/v1/*/deployments')),
      403,
      403,
      403,
    ],
    ...[
      inTheirsLater('make a Secret', '/api/v1/*/secrets'),
      inTheirsLater('make a Pod', '/api/v1/*/pods'),
      inTheirsLater(
        'get a token of a ServiceAccount',
        '/api/v1/*/serviceaccounts/default/token',
      ),
      inTheirsLater('open resources', `${ours}/*/resourceclaimpolicies`),
      inTheirsLater('make a class', `${ours}/clusterinstanceclasses`),
      inTheirsLater(
        'make a template',
        `${ours}/clusterresourceprovisiontemplates`,
      ),
      inTheirsLater('let others claim', `${ours}/resourceclassaccessbindings`),
      inTheirsLater('bind a role', `${rbac}/*/rolebindings`),
      inTheirsLater('bind a cluster role', `${rbac}/clusterrolebindings`),
      inTheirsLater('make a cluster role', `${rbac}/clusterroles`),
    ],
  ];

  /** What nobody may in whatever name. */
  function inTheirsLater(title: string, path: string): Row {
    return [title, () => create(inTheirs(path)), 403, 403, 403];
  }

  for (const [title, asked, alone, asAlice, asAdministrator] of table) {
    it(`to ${title}: alone ${alone}, as alice ${asAlice}, as an administrator ${asAdministrator}`, async () => {
      const answers = await asAll(asked());
      assert.deepEqual(
        answers.map(({ status }) => status),
        [alone, asAlice, asAdministrator],
        JSON.stringify(answers),
      );
    });
  }

  for (const [title, as] of Object.entries<ActingAs>({
    'the group of those who may do everything': {
      user: 'whoever',
      groups: ['system:masters'],
    },
    'a node': { user: 'system:node:worker-1', groups: ['system:nodes'] },
    'a node without its group': { user: 'system:node:worker-1' },
    'a ServiceAccount': {
      user: 'system:serviceaccount:services-toolkit:services-toolkit-controllers',
    },
    'a ServiceAccount with groups': {
      user: 'system:serviceaccount:kube-system:clusterrole-aggregation-controller',
      groups: ['system:serviceaccounts'],
    },
  })) {
    it(`does not make one ${title}`, async () => {
      for (const asked of [
        get(inTheirs(`${ours}/*/classclaims`)),
        get('/api/v1/secrets'),
      ]) {
        assert.equal(await statusFor(asked, as), 403);
      }
    });
  }
});
