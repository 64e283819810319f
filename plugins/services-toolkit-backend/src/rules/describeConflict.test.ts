import type { Entity } from '@backstage/catalog-model';
import { describeConflict } from './describeConflict';

const ref = 'resource:services/postgres';

describe('describeConflict', () => {
  it('names the ref and what to do', () => {
    const { message, location } = describeConflict(ref);
    expect(message).toMatch(
      /another entity resource:services\/postgres, and shows that one .* Rename or remove the other one/,
    );
    expect(location).toBeUndefined();
  });

  it('names the other source to those who may see its entity', () => {
    const holder: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'postgres',
        annotations: {
          'backstage.io/managed-by-location': 'url:https://example.com/x.yaml',
        },
      },
    };
    expect(describeConflict(ref, holder)).toEqual({
      message: expect.stringContaining('from url:https://example.com/x.yaml'),
      location: 'url:https://example.com/x.yaml',
    });
  });
});
