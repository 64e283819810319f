import { parse } from 'yaml';
import {
  environmentSnippet,
  serviceBindingSnippet,
  volumeSnippet,
} from './usageSnippets';

const claim = {
  kind: 'ClassClaim',
  name: 'db',
  namespace: 'my-apps',
  bindingName: 'db-secret',
} as const;

describe('usageSnippets', () => {
  it('binds the claim, not its Secret, to the Deployment', () => {
    expect(parse(serviceBindingSnippet(claim, 'orders'))).toEqual({
      apiVersion: 'servicebinding.io/v1',
      kind: 'ServiceBinding',
      metadata: { name: 'db', namespace: 'my-apps' },
      spec: {
        service: {
          apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
          kind: 'ClassClaim',
          name: 'db',
        },
        workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
      },
    });
  });

  it('names the Secret for environment and volume', () => {
    expect(
      parse(environmentSnippet(claim, 'orders')).containers[0].envFrom,
    ).toEqual([{ secretRef: { name: 'db-secret' } }]);
    const volume = parse(volumeSnippet(claim, 'orders'));
    expect(volume.volumes).toEqual([
      { name: 'binding', secret: { secretName: 'db-secret' } },
    ]);
    expect(volume.containers[0].volumeMounts[0].mountPath).toBe('/bindings/db');
  });

  it('says so while there is no Secret', () => {
    expect(
      environmentSnippet(
        { kind: 'ClassClaim', name: 'db', namespace: 'my-apps' },
        'orders',
      ),
    ).toContain('once the claim is ready');
  });
});
