import {
  ClusterUnreachableError,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';
import { mockServices } from '@backstage/backend-test-utils';
import { serializeError } from '@backstage/errors';
import { ClusterFailedError } from './ClusterFailedError';
import { errorFromKubernetes } from './errorFromKubernetes';

const refusal = (code: number, message: string, causes?: object[]) =>
  new KubernetesApiError({
    code,
    reason: 'Whatever',
    message,
    ...(causes && { details: { causes } }),
  });

describe('errorFromKubernetes', () => {
  it.each([
    [400, 'InputError'],
    [401, 'ServiceUnavailableError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [405, 'InputError'],
    [409, 'ConflictError'],
    [410, 'ConflictError'],
    [413, 'InputError'],
    [422, 'InputError'],
    [429, 'ServiceUnavailableError'],
    [500, 'ServiceUnavailableError'],
    [503, 'ServiceUnavailableError'],
    [504, 'ServiceUnavailableError'],
  ])('%i becomes %s, which names the cluster', (code, name) => {
    expect(
      errorFromKubernetes(refusal(code, 'no.'), 'workload', 'create claim db'),
    ).toMatchObject({ name, message: expect.stringContaining('"workload"') });
  });

  it.each([429, 500, 503, 504])(
    '%i is told without its words, which are for the log, with a reference to them',
    code => {
      const words = 'failed calling webhook: Post "https://10.0.0.7:443"';
      const error = errorFromKubernetes(refusal(code, words), 'workload', 'x');
      const logger = mockServices.logger.mock();
      if (!(error instanceof ClusterFailedError)) {
        throw new Error('no failure of the cluster');
      }
      error.report(logger);
      error.report(logger);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      const [said] = logger.warn.mock.calls[0] ?? [];
      expect(said).toContain(words);
      expect(JSON.stringify(serializeError(error))).not.toContain('10.0.0.7');
      const [, reference = ''] =
        / reference (\w+)\.$/.exec(error.message) ?? [];
      expect(reference).toHaveLength(8);
      expect(said).toContain(reference);
    },
  );

  it.each([403, 404, 409, 422])("%i carries the API server's words", code => {
    const words = 'classclaims is forbidden: User "bob" cannot create';
    expect(
      errorFromKubernetes(refusal(code, words), 'workload', 'x'),
    ).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('keeps each violation with its field', () => {
    expect(
      errorFromKubernetes(
        refusal(422, 'ClassClaim "db" is invalid', [
          {
            reason: 'FieldValueRequired',
            field: 'spec.classRef',
            message: 'Required value',
          },
          { message: 'something else' },
        ]),
        'workload',
        'x',
      ),
    ).toMatchObject({
      causes: [
        {
          reason: 'FieldValueRequired',
          field: 'spec.classRef',
          message: 'Required value',
        },
        { message: 'something else' },
      ],
    });
  });

  it("tells a person that their own token is refused, not the portal's", () => {
    expect(
      errorFromKubernetes(
        refusal(401, 'Unauthorized'),
        { name: 'workload', identity: 'user' },
        'create claim db',
      ),
    ).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(/"workload".*your own token/),
    });
  });

  it('names the cluster that does not answer, and not its address', () => {
    const error = errorFromKubernetes(
      new ClusterUnreachableError(
        'https://10.0.0.1:6443',
        'connect ECONNREFUSED 10.0.0.1:6443',
      ),
      'workload',
      'create claim db in namespace my-apps',
    );
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/"workload".*create claim db/),
      cause: undefined,
    });
    expect(String(error)).not.toContain('10.0.0.1');
  });

  it.each([
    [
      422,
      // As kube-apiserver 1.37.2 said it.
      `classclaims.services.apps.tanzu.vmware.com "db" is forbidden: ValidatingAdmissionPolicy 'services-toolkit-claim-verb' denied request: failed to configure policy: failed to find resource referenced by paramKind: 'services.apps.tanzu.vmware.com/v1alpha1, Kind=ClusterInstanceClass'`,
    ],
    [
      422,
      `classclaims.services.apps.tanzu.vmware.com "db" is forbidden: ValidatingAdmissionPolicy 'services-toolkit-claim-verb' with binding 'services-toolkit-claim-verb' denied request: failed to configure binding: paramKind kind \`services.apps.tanzu.vmware.com/v1alpha1, Kind=ClusterInstanceClass\` not yet synced to use for admission`,
    ],
    [
      403,
      'classclaims.services.apps.tanzu.vmware.com "db" is forbidden: not yet ready to handle request',
    ],
  ])(
    'says that an API server has just started, where its policies cannot check yet (%i)',
    (code, message) => {
      expect(
        errorFromKubernetes(
          refusal(code, message),
          'workload',
          'create claim db',
        ),
      ).toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(
          /"workload" has just started.*half a minute/,
        ),
      });
    },
  );

  it('leaves errors alone that are none of the cluster', () => {
    const error = new TypeError('ours');
    expect(errorFromKubernetes(error, 'workload', 'x')).toBe(error);
  });
});
