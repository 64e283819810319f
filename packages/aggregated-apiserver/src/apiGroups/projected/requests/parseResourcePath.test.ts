import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseResourcePath } from './parseResourcePath';

const paths: [string, object][] = [
  ['/apis/g.io/v1/widgets', { version: 'v1', resource: 'widgets' }],
  [
    '/apis/g.io/v1/namespaces/apps/widgets',
    { version: 'v1', namespace: 'apps', resource: 'widgets' },
  ],
  [
    '/apis/g.io/v1/namespaces/apps/widgets/a.b-c',
    { version: 'v1', namespace: 'apps', resource: 'widgets', name: 'a.b-c' },
  ],
  [
    '/apis/g.io/v1/namespaces/apps/widgets/a/status',
    {
      ...{ version: 'v1', namespace: 'apps', resource: 'widgets' },
      ...{ name: 'a', subresource: 'status' },
    },
  ],
  // A kind may be called like this; it is not a namespace that is meant then.
  [
    '/apis/g.io/v1/namespaces/a',
    { version: 'v1', resource: 'namespaces', name: 'a' },
  ],
  // No object has such a name, which the service cluster says itself.
  [
    '/apis/g.io/v1/namespaces/apps/widgets/Aaa',
    { version: 'v1', namespace: 'apps', resource: 'widgets', name: 'Aaa' },
  ],
];
for (const [path, expected] of paths) {
  test(`reads ${path}`, () => {
    assert.deepEqual(parseResourcePath(path), expected);
  });
}

const refused = [
  '/apis/g.io/v1',
  '/apis/g.io/v1/',
  '/api/v1/secrets',
  '/apis/g.io/v1/../../../api/v1/secrets',
  '/apis/g.io/v1/%2e%2e/%2e%2e/%2e%2e/api/v1/secrets',
  '/apis/g.io/v1/namespaces/apps/widgets/..',
  '/apis/g.io/v1/namespaces/apps/widgets/.',
  '/apis/g.io/v1/namespaces/apps/widgets/..%2f..%2fsecrets',
  '/apis/g.io/v1/namespaces/apps/widgets/a%252fb',
  '/apis/g.io/v1/namespaces/apps/widgets/a%00',
  '/apis/g.io/v1/namespaces/apps/widgets/a%0d%0ab',
  '/apis/g.io/v1/namespaces/apps/widgets/a%5cb',
  '/apis/g.io/v1/namespaces/apps/widgets/a;b',
  '/apis/g.io/v1/namespaces/apps/widgets/a%3fb',
  '/apis/g.io/v1/namespaces/apps/widgets/a%23b',
  '/apis/g.io/v1/namespaces/apps/widgets/%zz',
  '/apis/g.io/v1/namespaces/apps/widgets/a/status/more',
  '/apis/g.io/v1//widgets',
  '/apis/g.io/v1/namespaces//widgets/a',
  '/apis/g.io/V1/widgets',
  '/apis/g.io/v1/namespaces/Apps/widgets',
  '/apis/g.io/v1/namespaces/a.b/widgets',
  `/apis/g.io/v1/namespaces/apps/widgets/${'a'.repeat(254)}`,
];
for (const path of refused) {
  test(`refuses ${path.slice(0, 80)}`, () => {
    assert.equal(parseResourcePath(path), undefined);
  });
}
