import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { offeringInDetail } from './offeringInDetail';

function aClass(status?: ClusterInstanceClass['status']): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name: 'postgres' },
    spec: { provisioner: { template: { name: 'postgres' } } },
    status,
  };
}

describe('offeringInDetail', () => {
  it('says for each cluster what may be set there', () => {
    const schema = {
      type: 'object',
      properties: { storageGB: { type: 'integer' } },
    };
    const { clusters } = offeringInDetail('services', [
      {
        cluster: 'blue',
        stale: false,
        class: aClass({ claimParameters: { openAPIV3Schema: schema } }),
      },
      { cluster: 'green', stale: false, class: aClass() },
    ]);
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'blue', parametersSchema: schema }),
      expect.not.objectContaining({ parametersSchema: expect.anything() }),
    ]);
  });
});
