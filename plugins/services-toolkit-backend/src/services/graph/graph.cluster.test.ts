import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { describeRight, english } from '@services-toolkit/claims';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  GraphLink,
  ClaimGraph,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { eventually } from '@services-toolkit/test-support';
import {
  aKind,
  graphRoles,
  namedPeople,
  portalReads,
  recorded,
} from '../../__testUtils__/graphSamples';
import type { TestPortal } from '../../__testUtils__/startTestPortal';
import { startTestSetup } from '../../__testUtils__/startTestSetup';
import type { TestSetup } from '../../__testUtils__/startTestSetup';

/** As it reads in English. */
function asSaid({ messages }: Pick<GraphLink, 'messages'>): string {
  return english(messages);
}

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const namespace = 'my-apps';
const canary = 'c4n4ry-pa55word';
const since = '2026-11-24T10:00:00Z';

const condition = (
  type: string,
  status: string,
  reason: string,
  message = '',
) => ({ type, status, reason, message, lastTransitionTime: since });
const ready = condition('Ready', 'True', 'Ready');
const notReady = (type: string, reason: string, message: string) => [
  condition(type, 'False', reason, message),
  condition('Ready', 'False', reason, message),
];

describe('what a claim hangs on, in a real cluster where the test plays the controllers', () => {
  let setup: TestSetup;
  let portal: TestPortal;

  before(async () => {
    setup = await startTestSetup();
    portal = setup.portal;
    const crds = [
      aKind('servicebinding.io', 'v1', 'ServiceBinding'),
      aKind('rds.example.org', 'v1', 'Instance'),
      aKind(
        'apiextensions.crossplane.io',
        'v2',
        'CompositeResourceDefinition',
        'Cluster',
      ),
      await recorded('crd-modernedbs'),
    ];
    await setup.cluster.serve(...crds);
    await setup.cluster.apply(...graphRoles, portalReads);
    await apply({
      ...classNamed('postgres-pool', { pool: { kind: 'Secret' } }),
      status: { conditions: [ready] },
    });
    await apply({
      ...classNamed('moderne', {
        provisioner: {
          crossplane: {
            compositeResourceDefinition: 'modernedbs.check.example.org',
          },
        },
      }),
      status: { conditions: [ready] },
    });
    await apply(await recorded('xrd-modernedbs'));
    await untilPortalMay('list deployments.apps', 'yes');
  });

  after(() => setup?.stop());

  /** One of Kubernetes' controllers puts the rules of labelled roles together. */
  async function untilPortalMay(right: string, answer: 'yes' | 'no') {
    const [verb = '', resource = ''] = right.split(' ');
    await eventually(
      'the authorizer knows the role',
      () =>
        setup.cluster
          .kubectl([
            ...['auth', 'can-i', `impersonate-on:user-info:${verb}`, resource],
            '--as=system:serviceaccount:services-toolkit:services-toolkit-portal',
            `--namespace=${namespace}`,
          ])
          // kubectl fails where it says no.
          .catch(() => 'no'),
      { check: said => assert.equal(said.trim(), answer) },
    );
  }

  /** Creates an object with its status, as its controller would. */
  async function apply(object: Record<string, any>): Promise<any> {
    const { status, ...rest } = object;
    const { kubectl } = setup.cluster;
    const args = [
      '--server-side',
      '--force-conflicts',
      '-f',
      '-',
      '-o',
      'json',
    ];
    const stored = JSON.parse(await kubectl(['apply', ...args], rest));
    if (status) {
      await kubectl(['apply', '--subresource=status', ...args], {
        ...rest,
        status,
      });
    }
    return stored;
  }

  function classNamed(name: string, spec: object) {
    return {
      apiVersion,
      kind: 'ClusterInstanceClass',
      metadata: { name },
      spec,
    };
  }

  function claimOn(className: string, name: string, status: object) {
    return {
      apiVersion,
      kind: 'ClassClaim',
      metadata: { name, namespace },
      spec: { classRef: { name: className } },
      status,
    };
  }

  async function graphOf(
    who: string,
    name: string,
    query = '',
  ): Promise<ClaimGraph> {
    const response = await portal.send(
      who,
      'get',
      `/claims/workload/${namespace}/${name}/chain${query}`,
    );
    assert.equal(response.status, 200, JSON.stringify(response.body));
    for (const secret of [canary, Buffer.from(canary).toString('base64')]) {
      assert.ok(!response.text.includes(secret), 'a value of a Secret');
    }
    return response.body;
  }

  const linkOf = (graph: ClaimGraph, kind: GraphLink['kind']) =>
    graph.links.find(link => link.kind === kind) ??
    assert.fail(`no ${kind} in ${JSON.stringify(graph.links)}`);
  const statesOf = (graph: ClaimGraph) =>
    graph.links.map(({ kind, state }) => `${kind}: ${state}`);

  describe('a claim on a pool', () => {
    before(async () => {
      await apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: 'pg-1',
          namespace,
          // As `kubectl apply` keeps a copy of what it was given.
          annotations: { note: canary },
        },
        stringData: { username: 'orders', password: canary },
      });
      const ref = { apiVersion: 'v1', kind: 'Secret', name: 'pg-1', namespace };
      const claim = await apply(
        claimOn('postgres-pool', 'fulfilled', {
          conditions: [ready],
          binding: { name: 'pg-1', keys: ['password', 'username'] },
          resourceRef: ref,
        }),
      );
      await apply({
        apiVersion,
        kind: 'ResourceClaim',
        metadata: {
          name: 'fulfilled-12345',
          namespace,
          ownerReferences: [
            {
              apiVersion,
              kind: 'ClassClaim',
              name: 'fulfilled',
              uid: claim.metadata.uid,
            },
          ],
        },
        spec: { ref },
        status: {
          conditions: [ready],
          binding: { name: 'pg-1' },
          claimedResourceRef: ref,
        },
      });
      const podSpec = {
        containers: [
          {
            name: 'orders',
            image: 'orders',
            envFrom: [{ secretRef: { name: 'pg-1' } }],
          },
        ],
      };
      const labels = { app: 'orders' };
      await apply({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'orders', namespace },
        spec: {
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: podSpec },
        },
      });
      await apply({
        apiVersion: 'servicebinding.io/v1',
        kind: 'ServiceBinding',
        metadata: { name: 'orders-db', namespace },
        spec: {
          service: { apiVersion, kind: 'ClassClaim', name: 'fulfilled' },
          workload: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'orders',
          },
        },
        status: { conditions: [ready] },
      });
    });

    it('is ready, link by link, to the workloads that use it', async () => {
      const graph = await graphOf('alice', 'fulfilled');
      assert.deepEqual(statesOf(graph), [
        'claim: ok',
        'class: ok',
        'source: ok',
        'instance: hidden',
        'resourceClaim: ok',
        'secret: ok',
        'workload: ok',
        'workload: ok',
      ]);
      assert.match(asSaid(linkOf(graph, 'instance')), /reads no Secrets/);
      assert.equal(graph.claim.state, 'ready');
      assert.match(asSaid(graph.claim), /Credentials are in Secret "pg-1"/);
      assert.deepEqual(linkOf(graph, 'secret').keys, ['password', 'username']);
      assert.deepEqual(
        graph.links
          .slice(-2)
          .map(({ object }) => `${object?.kind} ${object?.name}`),
        ['ServiceBinding orders-db', 'Deployment orders'],
      );
      assert.equal(
        (linkOf(graph, 'claim').manifest?.metadata as any).managedFields,
        undefined,
      );
    });

    it('is shown to bob as far as his rights go', async () => {
      const graph = await graphOf('bob', 'fulfilled');
      assert.deepEqual(statesOf(graph), [
        'claim: ok',
        'class: hidden',
        'instance: hidden',
        'resourceClaim: ok',
        // The names of its keys are in the claim, which bob may read.
        'secret: ok',
        'workload: hidden',
        'workload: hidden',
        'workload: hidden',
      ]);
      assert.equal(graph.claim.state, 'ready');
      const workload = linkOf(graph, 'workload');
      assert.deepEqual(workload.missingRight, {
        verb: 'list',
        resource: 'servicebindings.servicebinding.io',
        namespace: 'my-apps',
      });
      assert.equal(workload.lackedBy, undefined);
    });

    it('reads everything in the name of the person, but for kinds that the portal may read itself, and no Secret', async () => {
      await graphOf('alice', 'fulfilled');
      const reads = (await setup.cluster.requestsOf()).filter(
        ({ verb }) => verb === 'get' || verb === 'list',
      );
      const itself = new Set(
        reads
          .filter(({ impersonatedUser }) => !impersonatedUser)
          .map(({ objectRef }) => objectRef?.resource),
      );
      const inTheirNames = new Set(
        reads
          .filter(({ impersonatedUser }) => impersonatedUser)
          .map(({ objectRef }) => objectRef?.resource),
      );
      assert.ok(inTheirNames.has('deployments') && inTheirNames.has('events'));
      for (const resource of inTheirNames) {
        assert.ok(!itself.has(resource) || resource?.endsWith('claims'));
      }
      assert.ok(!itself.has('secrets') && !inTheirNames.has('secrets'));
      for (const { impersonatedUser } of reads) {
        assert.match(
          impersonatedUser?.username ?? 'backstage:user:default/bob',
          /^backstage:user:default\/(alice|bob)$/,
        );
      }
    });

    it('says that there is no free instance', async () => {
      const message = '3 exist, 3 are held';
      await apply(
        claimOn('postgres-pool', 'waiting', {
          conditions: notReady(
            'ResourceClaimCreated',
            'NoClaimableInstances',
            message,
          ),
        }),
      );
      const graph = await graphOf('alice', 'waiting');
      assert.equal(graph.claim.state, 'waiting');
      assert.equal(graph.claim.move, 'operator');
      assert.equal(graph.since, since);
      assert.equal(graph.brokenLink, linkOf(graph, 'instance').id);
      assert.match(
        asSaid(graph.claim),
        /^Waiting for a free instance.*3 exist, 3 are held\.$/,
      );
    });
  });

  describe('a class', () => {
    it('that is broken says why itself', async () => {
      await apply({
        ...classNamed('broken', { pool: { group: 'x.example', kind: 'Nope' } }),
        status: {
          conditions: [
            condition(
              'Ready',
              'False',
              'PooledResourceNotFound',
              'This cluster serves no Nope of x.example',
            ),
          ],
        },
      });
      await apply(
        claimOn('broken', 'on-broken', {
          conditions: notReady('ClassMatched', 'ClassNotReady', 'not ready'),
        }),
      );
      const graph = await graphOf('alice', 'on-broken');
      assert.equal(graph.brokenLink, linkOf(graph, 'class').id);
      assert.equal(linkOf(graph, 'source').state, 'failed');
      assert.equal(graph.claim.move, 'operator');
      assert.match(
        asSaid(graph.claim),
        /This cluster serves no Nope of x\.example\.$/,
      );
    });

    it('that does not exist is absent, not hidden', async () => {
      await apply(
        claimOn('nope', 'on-none', {
          conditions: notReady('ClassMatched', 'ClassDoesNotExist', ''),
        }),
      );
      const graph = await graphOf('alice', 'on-none');
      assert.equal(linkOf(graph, 'class').state, 'failed');
      assert.equal(graph.claim.move, 'claimant');
      assert.match(asSaid(graph.claim), /This cluster has no class "nope"/);
    });
  });

  describe('a claim on what Crossplane makes', () => {
    const xrRef = {
      apiVersion: 'check.example.org/v1',
      kind: 'ModerneDB',
      name: 'moderne-1',
      namespace,
    };
    const words = 'cannot select Composition: no compatible Compositions found';

    async function applyXr(conditions: object[]): Promise<void> {
      const xr = await recorded('xr-namespaced-ready');
      const resourceRefs = [
        { apiVersion: 'rds.example.org/v1', kind: 'Instance', name: 'db-1' },
      ];
      await apply({
        ...xr,
        metadata: { name: xrRef.name, namespace },
        spec: { ...xr.spec, crossplane: { resourceRefs } },
        status: { conditions },
      });
    }

    before(() =>
      apply({
        ...claimOn('moderne', 'on-demand-db', {
          conditions: notReady(
            'ResourceClaimCreated',
            'ResourceNotReady',
            words,
          ),
          provisionedResourceRef: xrRef,
        }),
      }),
    );

    const messages: [message: string, sentence: RegExp][] = [
      [words, /has to apply one for this kind/],
      [
        'cannot fetch Composition: cannot get Composition: Composition.apiextensions.crossplane.io "nope" not found',
        /there is no Composition "nope"/,
      ],
      [
        'cannot compose resources: cannot check if composed resource "nothere" is namespaced (a/b): failed to get restmapping: no matches for kind "Instance" in version "rds.example.org/v2"',
        /makes Instance of rds\.example\.org\/v2/,
      ],
      [
        'selected CompositionRevision x does not have a valid function pipeline: function "f" (active revision "f-1") is missing required capabilities: composition',
        /function "f" is installed and healthy/,
      ],
    ];
    for (const [message, sentence] of messages) {
      it(`tells what Crossplane says: ${message}`, async () => {
        await applyXr([
          condition('Synced', 'False', 'ReconcileError', message),
        ]);
        const graph = await graphOf('alice', 'on-demand-db');
        assert.equal(graph.brokenLink, linkOf(graph, 'instance').id);
        assert.equal(graph.claim.state, 'failed');
        assert.equal(graph.claim.move, 'operator');
        assert.ok(asSaid(graph.claim).includes(message), asSaid(graph.claim));
        assert.match(asSaid(graph.claim), sentence);
        assert.equal(linkOf(graph, 'source').state, 'ok');
      });
    }

    it('shows the Events of the XR', async () => {
      await apply({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'moderne-1.1', namespace },
        involvedObject: xrRef,
        type: 'Warning',
        reason: 'SelectComposition',
        message: words,
        count: 4,
        lastTimestamp: since,
      });
      const { events } = linkOf(
        await graphOf('alice', 'on-demand-db'),
        'instance',
      );
      assert.deepEqual(events, [
        {
          type: 'Warning',
          reason: 'SelectComposition',
          message: words,
          count: 4,
          lastSeen: since,
        },
      ]);
    });

    it('is hidden from who may not read the XR, who is told what the claim says', async () => {
      const graph = await graphOf('bob', 'on-demand-db');
      const link = linkOf(graph, 'instance');
      assert.equal(link.state, 'hidden');
      assert.deepEqual(link.missingRight, {
        verb: 'get',
        resource: 'modernedbs.check.example.org',
        namespace: 'my-apps',
      });
      assert.equal(link.manifest, undefined);
      assert.deepEqual(link.conditions, []);
      assert.equal(graph.brokenLink, link.id);
      assert.ok(asSaid(graph.claim).includes(words), asSaid(graph.claim));
    });

    it('blames the resource that cannot be made', async () => {
      await applyXr([
        condition('Synced', 'True', 'ReconcileSuccess'),
        condition('Ready', 'False', 'Creating', 'Unready resources: db'),
      ]);
      const missing = await graphOf('alice', 'on-demand-db');
      assert.equal(linkOf(missing, 'resource').state, 'waiting');
      await apply({
        apiVersion: 'rds.example.org/v1',
        kind: 'Instance',
        metadata: { name: 'db-1', namespace },
        spec: {},
        status: {
          conditions: [
            condition(
              'Synced',
              'False',
              'ReconcileError',
              'create failed: quota exceeded',
            ),
          ],
        },
      });
      const graph = await graphOf('alice', 'on-demand-db');
      assert.equal(graph.brokenLink, linkOf(graph, 'resource').id);
      assert.equal(linkOf(graph, 'instance').state, 'waiting');
      assert.match(
        asSaid(graph.claim),
        /^Instance "db-1" fails.*quota exceeded\.$/,
      );
    });
  });

  describe('each link, broken on purpose', () => {
    const templateRef = { provisioner: { template: { name: 'broken-rds' } } };
    const xr = {
      apiVersion: 'check.example.org/v1',
      kind: 'ModerneDB',
      name: 'silent-1',
      namespace,
    };
    const gone = {
      apiVersion: 'rds.example.org/v1',
      kind: 'Instance',
      name: 'gone',
      namespace,
    };
    const matched = condition('ClassMatched', 'True', 'ClassMatched');

    const links: {
      what: string;
      link: GraphLink['kind'];
      state: GraphLink['state'];
      sentence: RegExp;
      className?: string;
      status: object;
      /** What else there is, or is not. */
      others?: () => Promise<unknown>;
      /** The claim says so, and does not know of what has broken since. */
      isReady?: boolean;
    }[] = [
      {
        what: 'a claim that is not valid',
        link: 'claim',
        state: 'failed',
        sentence:
          /Correct them.* spec\.parameters\.storageGB: must be <= 100\.$/,
        className: 'moderne',
        status: {
          conditions: [
            matched,
            ...notReady(
              'Validated',
              'ReasonParametersInvalid',
              'spec.parameters.storageGB: must be <= 100',
            ),
          ],
        },
      },
      {
        what: 'a claim of one who may not',
        link: 'claim',
        state: 'failed',
        sentence: /may not claim.*user 'mallory' cannot 'claim'/,
        className: 'moderne',
        status: {
          conditions: notReady(
            'ClassMatched',
            'ClaimNotAuthorized',
            "user 'mallory' cannot 'claim' from clusterinstanceclass 'moderne'",
          ),
        },
      },
      {
        what: 'an XRD that is not there',
        link: 'source',
        state: 'failed',
        sentence:
          /no CompositeResourceDefinition "nothings\.check\.example\.org"/,
        className: 'on-no-xrd',
        others: () =>
          apply({
            ...classNamed('on-no-xrd', {
              provisioner: {
                crossplane: {
                  compositeResourceDefinition: 'nothings.check.example.org',
                },
              },
            }),
            status: { conditions: [ready] },
          }),
        status: { conditions: [] },
      },
      {
        what: 'an XRD that Crossplane does not serve',
        link: 'source',
        state: 'failed',
        sentence:
          /Crossplane does not serve .*"wideqs\.check\.example\.org" yet/,
        className: 'on-new-xrd',
        others: async () => {
          const { status: _, ...xrd } = await recorded('xrd-wideqs');
          await apply(xrd);
          await apply({
            ...classNamed('on-new-xrd', {
              provisioner: {
                crossplane: {
                  compositeResourceDefinition: 'wideqs.check.example.org',
                },
              },
            }),
            status: { conditions: [ready] },
          });
        },
        status: { conditions: [] },
      },
      {
        what: 'a template that is wrong',
        link: 'source',
        state: 'failed',
        sentence:
          /Nothing can be made from .*"broken-rds"\. .*spec\.binding\.secretName: there is no x\./,
        className: 'on-template',
        others: async () => {
          await apply({
            apiVersion,
            kind: 'ClusterResourceProvisionTemplate',
            metadata: { name: 'broken-rds' },
            spec: { binding: { secretName: '${x}' } },
            status: {
              conditions: [
                condition(
                  'Ready',
                  'False',
                  'TemplateNotValid',
                  'spec.binding.secretName: there is no x',
                ),
              ],
            },
          });
          await apply({
            ...classNamed('on-template', templateRef),
            status: { conditions: [ready] },
          });
        },
        status: { conditions: [] },
      },
      {
        what: 'a pool that the controllers may not read',
        link: 'instance',
        state: 'failed',
        sentence: /may not look for instances.* Create a ClusterRole/,
        status: {
          conditions: [
            matched,
            ...notReady(
              'ResourceClaimCreated',
              'UnableToQueryClaimableInstances',
              'Create a ClusterRole',
            ),
          ],
        },
      },
      {
        what: 'an instance that is gone',
        link: 'instance',
        state: 'failed',
        sentence: /instance is lost: Instance "gone".*claim again/,
        status: {
          conditions: notReady('Ready', 'ResourceNotFound', 'Gone').slice(1),
          resourceRef: gone,
        },
      },
      {
        what: 'an XR that never tells',
        link: 'instance',
        state: 'failed',
        sentence:
          /^ModerneDB "silent-1" was composed, but has no condition Ready/,
        className: 'moderne',
        others: async () => {
          const { spec, ...rest } = await recorded('xr-namespaced-ready');
          await apply({
            ...rest,
            metadata: { name: xr.name, namespace },
            spec: { ...spec, crossplane: {} },
            status: {
              conditions: [condition('Synced', 'True', 'ReconcileSuccess')],
            },
          });
        },
        status: {
          conditions: notReady(
            'ResourceClaimCreated',
            'ResourceReadyUnsupported',
            'It never tells',
          ),
          provisionedResourceRef: xr,
        },
      },
      {
        what: 'an instance of a kind that the cluster has lost',
        link: 'instance',
        state: 'failed',
        sentence: /does not know the kind of Lost "lost-1"/,
        className: 'moderne',
        status: {
          conditions: notReady(
            'ResourceClaimCreated',
            'ResourceNotReady',
            'Being made',
          ),
          provisionedResourceRef: {
            ...xr,
            apiVersion: 'lost.example.org/v1',
            kind: 'Lost',
            name: 'lost-1',
          },
        },
      },
      {
        what: 'a reservation that the cluster refuses',
        link: 'resourceClaim',
        state: 'failed',
        sentence: /refused to reserve it.*not on a Friday\.$/,
        status: {
          conditions: notReady(
            'ResourceClaimCreated',
            'UnableToCreateResourceClaim',
            'not on a Friday',
          ),
        },
      },
      {
        what: 'a Lease that cannot be written',
        link: 'resourceClaim',
        state: 'waiting',
        sentence: /could not be reserved.*leases is forbidden\.$/,
        status: {
          conditions: notReady(
            'Ready',
            'UnableToSetExclusiveClaim',
            'leases is forbidden',
          ).slice(1),
        },
      },
      {
        what: 'credentials that cannot be brought',
        link: 'secret',
        state: 'failed',
        sentence:
          /could not be brought to the namespace "my-apps".*names are taken\.$/,
        status: {
          conditions: notReady(
            'Ready',
            'BindingNotCopyable',
            'The names are taken',
          ).slice(1),
        },
      },
      {
        what: 'a workload that is not bound',
        link: 'workload',
        state: 'waiting',
        sentence: /ServiceBinding "for-workload".*no such Deployment/,
        others: () =>
          apply({
            apiVersion: 'servicebinding.io/v1',
            kind: 'ServiceBinding',
            metadata: { name: 'for-workload', namespace },
            spec: {
              service: {
                apiVersion,
                kind: 'ClassClaim',
                name: 'a-workload-that-is-not-bound',
              },
              workload: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                name: 'none',
              },
            },
            status: {
              conditions: [
                condition('Ready', 'False', 'NotFound', 'no such Deployment'),
              ],
            },
          }),
        status: { conditions: [ready] },
        isReady: true,
      },
    ];
    for (const { what, link: kind, state, sentence, ...row } of links) {
      it(`tells: ${what}`, async () => {
        const name = what.replaceAll(' ', '-').toLowerCase();
        await row.others?.();
        const { className = 'postgres-pool' } = row;
        await apply(claimOn(className, name, row.status));
        const graph = await graphOf('alice', name);
        const link = linkOf(graph, kind);
        assert.equal(link.state, state, asSaid(link));
        assert.match(asSaid(link), sentence);
        if (row.isReady) {
          assert.equal(graph.claim.state, 'ready', 'the claim says so itself');
        } else {
          assert.equal(graph.claim.state, state);
          assert.deepEqual(graph.claim.messages, link.messages);
          assert.equal(graph.brokenLink, link.id);
        }
      });
    }
  });

  describe('a ResourceClaim', () => {
    it('has a graph of its own, beside a ClassClaim of that name', async () => {
      await apply({
        apiVersion,
        kind: 'ResourceClaim',
        metadata: { name: 'fulfilled', namespace },
        spec: {
          ref: { apiVersion: 'v1', kind: 'Secret', name: 'gone', namespace },
        },
        status: {
          conditions: notReady('ResourceMatched', 'ResourceNotFound', ''),
        },
      });
      const graph = await graphOf('alice', 'fulfilled', '?kind=ResourceClaim');
      assert.deepEqual(statesOf(graph), [
        'claim: ok',
        'instance: hidden',
        'secret: notReached',
        'workload: notReached',
      ]);
      assert.match(asSaid(graph.claim), /Secret "gone" does not exist/);
      assert.equal(graph.claim.move, 'claimant');
    });
  });

  describe('what the portal may not do in the names of people', () => {
    const names = ['fulfilled', 'on-demand-db'];
    const allGraphs = async () =>
      Promise.all(
        ['alice', 'bob'].flatMap(who =>
          names.map(
            async name => [who, name, await graphOf(who, name)] as const,
          ),
        ),
      );

    after(() => apply(portalReads));

    it('is missing from the page, which says so, and nothing else is', async () => {
      const role = ['clusterrole', portalReads.metadata.name];
      await setup.cluster.kubectl(['delete', ...role]);
      await untilPortalMay('list deployments.apps', 'no');
      // The API server remembers for some seconds what the portal might do in a name.
      const constrained = await eventually(
        'the links that are lacked',
        allGraphs,
        {
          check: graphs =>
            assert.deepEqual(
              graphs
                .filter(([who]) => who === 'alice')
                .map(
                  ([, , { links }]) => links.filter(one => one.lackedBy).length,
                ),
              [2, 4],
            ),
        },
      );
      for (const object of namedPeople) {
        await apply(object);
      }
      // All that they may themselves: as before.
      const plain = await allGraphs();
      for (const object of [...namedPeople].reverse()) {
        await setup.cluster.kubectl([
          ...['delete', object.kind, object.metadata.name],
        ]);
      }
      const withheld = constrained.map(([who, name, { links }], index) => {
        const shown = plain[index]?.[2].links ?? [];
        assert.deepEqual(
          links.filter(({ lackedBy }) => !lackedBy),
          shown.filter(
            ({ id, kind }) =>
              !links.some(one => one.lackedBy && sameLink(one, { id, kind })),
          ),
          `${name} as ${who}`,
        );
        return `${who}, ${name}: ${links
          .filter(({ lackedBy }) => lackedBy)
          .map(
            ({ object, about, missingRight }) =>
              `${object ? `${object.kind} ${object.name}` : about} (${
                missingRight && describeRight(missingRight)
              })`,
          )
          .join(', ')}`;
      });
      const workloads =
        'Deployment (impersonate-on:user-info:list deployments.apps in namespace "my-apps"), StatefulSet (impersonate-on:user-info:list statefulsets.apps in namespace "my-apps")';
      const onDemand = (who: string) =>
        withheld.find(one => one.startsWith(`${who}, on-demand-db: `)) ?? '';
      assert.ok(
        withheld.includes(`alice, fulfilled: ${workloads}`),
        `${withheld}`,
      );
      assert.match(
        onDemand('alice'),
        /impersonate-on:user-info:get modernedbs\.check\.example\.org/,
      );
      assert.match(
        onDemand('alice'),
        /impersonate-on:user-info:get compositeresourcedefinitions\.apiextensions/,
      );
      assert.doesNotMatch(
        withheld.join(),
        /secrets|clusterinstanceclasses|events/,
      );
    });

    /** What is composed is known by the instance, and each Deployment by the list of them. */
    function sameLink(
      hidden: GraphLink,
      { id, kind }: Pick<GraphLink, 'id' | 'kind'>,
    ): boolean {
      return (
        hidden.id === id ||
        (hidden.kind === 'instance' && kind === 'resource') ||
        (kind === 'workload' && (id === kind || id.startsWith(hidden.id)))
      );
    }
  });

  describe('who asks', () => {
    const path = `/claims/workload/${namespace}/fulfilled/chain`;

    it('is refused by the cluster, and by the portal', async () => {
      const byCluster = await portal.send('carol', 'get', path);
      assert.equal(byCluster.status, 403);
      portal.setPolicy(() => ({ result: AuthorizeResult.DENY }));
      try {
        assert.equal((await portal.send('alice', 'get', path)).status, 403);
      } finally {
        portal.setPolicy(() => ({ result: AuthorizeResult.ALLOW }));
      }
    });

    it('learns that there is no such claim', async () => {
      const { status } = await portal.send(
        'alice',
        'get',
        `/claims/workload/${namespace}/nope/chain`,
      );
      assert.equal(status, 404);
    });
  });
});
