import { startTestBackend } from '@backstage/backend-test-utils';
import {
  catalogCollatorExtensionPoint,
  type CatalogCollatorEntityTransformer,
} from '@backstage/plugin-search-backend-module-catalog';
import { serviceSearchModule } from './serviceSearch';

describe('serviceSearchModule', () => {
  it('adds to the text of a service what people look for, and nothing to that of others', async () => {
    let transform: CatalogCollatorEntityTransformer | undefined;
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogCollatorExtensionPoint,
          { setEntityTransformer: given => (transform = given) },
        ],
      ],
      features: [serviceSearchModule],
    });
    const textOf = (annotations: Record<string, string>) =>
      transform?.({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          namespace: 'services',
          name: 'postgresql_service',
          description: 'Managed',
          annotations,
        },
        spec: {
          type: 'service',
          service: { category: 'database', keywords: ['relational'] },
          clusters: [{ name: 'iterate', ready: 'True' }],
        },
      }).text;
    expect(textOf({})).toBe('Managed');
    const text = textOf({
      'backstage.io/managed-by-origin-location': 'services-toolkit:x',
      'services-toolkit.io/service': 'postgresql',
    });
    for (const word of ['Managed', 'relational', 'pg', 'db', 'iterate']) {
      expect(text?.split(' ')).toContain(word);
    }
    await backend.stop();
  });
});
