import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type {
  ClaimWithManifest,
  ServicesToolkitApi,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimApi } from '../claimApi/ClaimApi';
import { createClaimAction } from './createClaimAction';

const input = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'orders-db',
  class: 'postgresql',
  parameters: { sizee: 'large' },
};

const made: ClaimWithManifest = {
  kind: 'ClassClaim',
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'orders-db',
  entityName: 'orders-db',
  state: 'waiting',
  messages: [],
  move: 'wait',
  conditions: [],
  reference: 'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-db',
  manifest: {},
};

describe('services-toolkit:claim', () => {
  const logger = mockServices.logger.mock();
  const run = async (answer: ClaimWithManifest, isDryRun: boolean) => {
    const api = { createClaim: async () => answer };
    const claims: Pick<ClaimApi, 'as'> = {
      as: (_, call) => call(api as unknown as ServicesToolkitApi, {}),
    };
    const ctx = createMockActionContext({ input, logger, isDryRun });
    await createClaimAction({ claims: claims as ClaimApi }).handler(ctx);
    return ctx.output;
  };

  beforeEach(() => jest.clearAllMocks());

  it.each([true, false])(
    'tells which parameters have no effect (dry run: %s)',
    async isDryRun => {
      const prunedParameters = [{ path: 'spec.parameters.sizee' }];
      const output = await run({ ...made, prunedParameters }, isDryRun);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('spec.parameters.sizee'),
      );
      expect(output).toHaveBeenCalledWith('prunedParameters', [
        'spec.parameters.sizee',
      ]);
    },
  );

  it('warns of nothing where all have an effect', async () => {
    const output = await run(made, false);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(output).toHaveBeenCalledWith('prunedParameters', []);
  });
});
