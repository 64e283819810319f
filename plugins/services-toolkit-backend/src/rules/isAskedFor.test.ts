import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { isAskedFor } from './isAskedFor';

const aClaim = (
  ready: 'True' | 'False',
  metadata: ClassClaim['metadata'] = {},
): ClassClaim => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata,
  spec: { classRef: { name: 'postgres' } },
  status: { conditions: [{ type: 'Ready', status: ready }] },
});

describe('isAskedFor', () => {
  it.each([
    [aClaim('True'), {}, true],
    [aClaim('True'), { class: 'postgres' }, true],
    [aClaim('True'), { class: 'valkey' }, false],
    [aClaim('True'), { pending: true }, false],
    [aClaim('False'), { pending: true }, true],
    [aClaim('False'), { pending: true, class: 'valkey' }, false],
    [
      aClaim('True', { deletionTimestamp: '2026-11-24T08:00:00Z' }),
      { pending: true },
      true,
    ],
  ])('%j by %j: %s', (claim, filter, expected) => {
    expect(isAskedFor(claim, filter)).toBe(expected);
  });
});
