import { readableManifest } from './readableManifest';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

describe('readableManifest', () => {
  it('leaves out what kubectl applied last, and nothing else', () => {
    expect(
      readableManifest({
        kind: 'ClassClaim',
        metadata: {
          name: 'db',
          annotations: { [LAST_APPLIED]: '{}', 'example.org/a': 'b' },
        },
        spec: {},
      }),
    ).toEqual({
      kind: 'ClassClaim',
      metadata: { name: 'db', annotations: { 'example.org/a': 'b' } },
      spec: {},
    });
  });

  it('leaves no empty annotations behind', () => {
    expect(
      readableManifest({
        metadata: { name: 'db', annotations: { [LAST_APPLIED]: '{}' } },
      }),
    ).toEqual({ metadata: { name: 'db' } });
  });

  it.each([
    [{ kind: 'ClassClaim', metadata: { name: 'db' } }],
    [{ kind: 'ClassClaim', metadata: { annotations: { a: 'b' } } }],
    [{ kind: 'List' }],
  ])('leaves %j as it is', manifest => {
    expect(readableManifest(manifest)).toBe(manifest);
  });
});
