import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { KnownClaim } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClaimEntities } from './ClaimEntities';

const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: { 'backstage.io/kubernetes-namespace': 'orders' },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
};

function aClaim(
  namespace: string,
  entityRef?: string,
): Pick<KnownClaim, 'cluster' | 'claim'> {
  return {
    cluster: 'workload',
    claim: {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: {
        name: 'db',
        namespace,
        ...(entityRef && {
          annotations: { 'services-toolkit.io/entity-ref': entityRef },
        }),
      },
      spec: { classRef: { name: 'postgres' } },
    },
  };
}

describe('ClaimEntities', () => {
  const catalog = catalogServiceMock.mock();
  const ownerOf = jest.fn();
  let entities: ClaimEntities;

  beforeEach(() => {
    jest.resetAllMocks();
    catalog.getEntitiesByRefs.mockImplementation(async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        ref === 'component:default/orders' ? orders : undefined,
      ),
    }));
    entities = new ClaimEntities({
      auth: mockServices.auth(),
      catalog,
      logger: mockServices.logger.mock(),
      namespaces: { ownerOf },
    });
  });

  it('believes a claim for which entity it was made where the namespace is that one’s', async () => {
    ownerOf.mockImplementation((_, namespace) =>
      namespace === 'shop' ? 'group:default/shop' : 'group:default/others',
    );
    expect(
      await entities.madeFor([
        aClaim('orders', 'component:default/orders'),
        aClaim('shop', 'orders'),
        aClaim('others', 'component:default/orders'),
        aClaim('orders', 'component:default/nope'),
        aClaim('orders', 'not a ref of any:/kind'),
        aClaim('orders'),
      ]),
    ).toEqual([
      'component:default/orders',
      'component:default/orders',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('asks the catalog once for what many look at', async () => {
    const claims = [aClaim('orders', 'component:default/orders')];
    await Promise.all([entities.madeFor(claims), entities.madeFor(claims)]);
    await entities.madeFor(claims);
    expect(catalog.getEntitiesByRefs).toHaveBeenCalledTimes(1);
  });

  it('believes nothing that cannot be looked up, and goes on', async () => {
    ownerOf.mockImplementation(() => {
      throw new ServiceUnavailableError('not yet');
    });
    const claim = aClaim('shop', 'component:default/orders');
    expect(await entities.madeFor([claim])).toEqual([undefined]);

    catalog.getEntitiesByRefs.mockRejectedValue(new Error('down'));
    const other = aClaim('orders', 'component:default/other');
    expect(await entities.madeFor([other])).toEqual([undefined]);
  });
});
