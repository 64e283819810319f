import { mockServices } from '@backstage/backend-test-utils';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { WatchedCluster } from '../../__testUtils__/WatchedCluster';
import { type ClaimChange, ClaimModel } from './ClaimModel';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const synced = { kind: 'synced', since: new Date(0) } as const;

function aClassClaim(
  name: string,
  more: { entityRef?: string; waits?: boolean } = {},
): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: {
      namespace: 'my-apps',
      name,
      annotations: {
        ...(more.entityRef && {
          'services-toolkit.io/entity-ref': more.entityRef,
        }),
      },
    },
    spec: { classRef: { name: 'postgres' } },
    status: {
      conditions: more.waits
        ? [
            {
              type: 'ResourceClaimCreated',
              status: 'False',
              reason: 'NoClaimableInstances',
            },
          ]
        : [],
    },
  };
}

function aResourceClaim(name: string, ownedBy?: string): ResourceClaim {
  return {
    apiVersion,
    kind: 'ResourceClaim',
    metadata: {
      namespace: 'my-apps',
      name,
      ...(ownedBy && {
        ownerReferences: [
          { apiVersion, kind: 'ClassClaim', name: ownedBy, uid: '1' },
        ],
      }),
    },
    spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' } },
  };
}

describe('ClaimModel', () => {
  const said = (change: ClaimChange) =>
    change.kind === 'read'
      ? `read ${change.claims}`
      : `${change.kind} ${change.claim.claim.kind} ${change.claim.claim.metadata.name}`;

  function setUp() {
    const cluster = new WatchedCluster('workload');
    const logger = mockServices.logger.mock();
    const model = new ClaimModel(cluster.inList(), logger);
    const changes: string[] = [];
    model.subscribe(change => changes.push(said(change)));
    return {
      cluster,
      model,
      logger,
      changes: () => changes.splice(0),
      synced() {
        cluster.becomes('classclaims', synced);
        cluster.becomes('resourceclaims', synced);
        changes.splice(0);
      },
    };
  }

  it('tells a first list as one, and what comes after it one by one', () => {
    const { changes, cluster, model } = setUp();
    cluster.tells('classclaims', 'added', aClassClaim('a'));
    cluster.tells('classclaims', 'added', aClassClaim('b'));
    expect(model.of('workload').classClaims.ok).toBe(false);
    cluster.becomes('classclaims', synced);
    expect(changes()).toEqual(['read ClassClaim']);
    cluster.tells('classclaims', 'modified', aClassClaim('a'));
    cluster.tells('classclaims', 'deleted', aClassClaim('b'));
    expect(changes()).toEqual(['changed ClassClaim a', 'deleted ClassClaim b']);
    cluster.becomes('classclaims', {
      kind: 'failing',
      since: new Date(0),
      error: new Error('away'),
    });
    cluster.becomes('classclaims', synced);
    expect(changes()).toEqual([]);
  });

  it('knows that what was not read is not nothing', () => {
    const { cluster, model } = setUp();
    cluster.becomes('classclaims', synced);
    const { classClaims, resourceClaims } = model.of('workload');
    expect(classClaims).toMatchObject({ ok: true });
    expect(resourceClaims).toEqual({ ok: false });
    expect(model.of('unheard-of').classClaims).toEqual({ ok: false });
    expect(model.countWaiting('workload', 'postgres')).toBe(0);
    expect(model.countWaiting('unheard-of', 'postgres')).toBeUndefined();
  });

  it('leaves out the ResourceClaim by which a ClassClaim fulfils itself, and finds it all the same', () => {
    const { changes, cluster, model, synced: sync } = setUp();
    sync();
    cluster.tells('resourceclaims', 'added', aResourceClaim('own'));
    cluster.tells('resourceclaims', 'added', aResourceClaim('db-x', 'db'));
    cluster.tells('resourceclaims', 'deleted', aResourceClaim('db-y', 'db'));
    expect(changes()).toEqual(['changed ResourceClaim own']);
    const names = model.list().map(({ claim }) => claim.metadata.name);
    expect(names).toEqual(['own']);
    const { resourceClaims } = model.of('workload');
    const listed = resourceClaims.ok && resourceClaims.list();
    expect(listed).toEqual([aResourceClaim('own')]);
    expect(resourceClaims.ok && resourceClaims.get('my-apps/db-x')).toBe(
      undefined,
    );
    const key = { cluster: 'workload', namespace: 'my-apps', name: 'db-x' };
    expect(model.get({ ...key, kind: 'ResourceClaim' })).toBeDefined();
    expect(model.get(key)).toBeUndefined();
  });

  it('tells of a claim that comes to be owned that it was adopted, not that it is gone', () => {
    const { changes, cluster, model, synced: sync } = setUp();
    sync();
    cluster.tells('resourceclaims', 'added', aResourceClaim('db'));
    cluster.tells('resourceclaims', 'modified', aResourceClaim('db', 'db'));
    cluster.tells('resourceclaims', 'deleted', aResourceClaim('db', 'db'));
    expect(changes()).toEqual([
      'changed ResourceClaim db',
      'adopted ResourceClaim db',
    ]);
    expect(model.list()).toEqual([]);
  });

  it('names the entities of two claims of one name apart, and tells when that changes', () => {
    const { changes, cluster, model, synced: sync } = setUp();
    sync();
    const beside = aResourceClaim('db');
    const nameOf = (claim: ClassClaim | ResourceClaim) =>
      model.entityName({ cluster: 'workload', claim });
    const plain = nameOf(aClassClaim('db'));
    expect(plain).toMatch(/^db-[0-9a-f]{8}$/);
    cluster.tells('resourceclaims', 'added', beside);
    expect(nameOf(beside)).toBe(plain);
    changes();
    cluster.tells('classclaims', 'added', aClassClaim('db'));
    expect(nameOf(beside)).not.toBe(plain);
    expect(nameOf(aClassClaim('db'))).toBe(plain);
    expect(changes()).toEqual([
      'changed ClassClaim db',
      'changed ResourceClaim db',
    ]);
    cluster.tells('classclaims', 'modified', aClassClaim('db'));
    expect(changes()).toEqual(['changed ClassClaim db']);
    cluster.tells('classclaims', 'deleted', aClassClaim('db'));
    expect(nameOf(beside)).toBe(plain);
    expect(changes()).toEqual([
      'deleted ClassClaim db',
      'changed ResourceClaim db',
    ]);
  });

  it('follows which entity a claim names and what it waits for', () => {
    const { cluster, model, synced: sync } = setUp();
    sync();
    const at = (entityRef: string) =>
      model.listByEntity(entityRef).map(({ claim }) => claim.metadata.name);
    for (const name of ['b', 'a']) {
      const claim = aClassClaim(name, { entityRef: 'orders', waits: true });
      cluster.tells('classclaims', 'added', claim);
    }
    // As in the catalog: a component in the default namespace, where nothing else is said.
    expect(at('component:default/orders')).toEqual(['a', 'b']);
    expect(model.countWaiting('workload', 'postgres')).toBe(2);
    cluster.tells(
      'classclaims',
      'modified',
      aClassClaim('a', { entityRef: 'component:default/billing' }),
    );
    cluster.tells('classclaims', 'deleted', aClassClaim('b'));
    expect(at('component:default/orders')).toEqual([]);
    expect(at('component:default/billing')).toEqual(['a']);
    expect(model.countWaiting('workload', 'postgres')).toBe(0);
  });

  it('lets no subscriber keep a change from another', () => {
    const { changes, cluster, logger, model } = setUp();
    const order: string[] = [];
    model.subscribe(() => {
      throw new Error('broken');
    });
    const stop = model.subscribe(({ kind }) => order.push(kind));
    cluster.becomes('classclaims', synced);
    expect(order).toEqual(['read']);
    expect(changes()).toEqual(['read ClassClaim']);
    expect(logger.error).toHaveBeenCalledTimes(1);
    stop();
    cluster.becomes('resourceclaims', synced);
    expect(order).toEqual(['read']);
  });
});
