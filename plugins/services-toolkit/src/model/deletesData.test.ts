import { deletesData } from './deletesData';

describe('deletesData', () => {
  it.each([
    ['an instance from a pool goes back', { finalizers: [] }, false],
    ['nobody holds it', {}, false],
    [
      'an instance that was made for it is deleted',
      {
        finalizers: [
          'classclaims.services.apps.tanzu.vmware.com/provision-finalizer',
        ],
      },
      true,
    ],
  ])('%s', (_, metadata, expected) => {
    expect(deletesData({ manifest: { metadata } })).toBe(expected);
  });
});
