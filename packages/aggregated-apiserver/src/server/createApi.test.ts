import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { ApiGroup } from '../apiGroups/ApiGroup';
import { createApi } from './createApi';
import { failureOf } from './status/failureOf';
import { statusAnswer } from './status/statusAnswer';

const logger = { debug() {}, info() {}, warn() {}, error() {} };

function aGroup(
  name: string,
  handle: ApiGroup['handle'],
  notReadyReason?: string,
): ApiGroup {
  return {
    discovery: () => ({
      group: name,
      versions: [
        {
          version: 'v1',
          resources: [
            {
              ...{ plural: 'things', kind: 'Thing', namespaced: true },
              verbs: ['list', 'watch'],
            },
          ],
        },
      ],
    }),
    openapi: () => ({
      v2: {
        paths: { [`/apis/${name}/v1/things`]: {} },
        definitions: { [`${name}.Thing`]: {} },
      },
      v3: { v1: { openapi: '3.0.0', info: { title: name } } },
    }),
    handle,
    notReadyReason: () => notReadyReason,
  };
}

/** Serves groups without TLS, and asks one path after the other. */
async function ask(groups: ApiGroup[], ...paths: string[]) {
  const api = createApi({
    groups: () => groups,
    identify: () => ({ user: 'alice', groups: [], extra: {} }),
    notReadyReason: () => undefined,
  });
  const server = createServer((request, response) => {
    api(request, response)
      .catch(error => statusAnswer(failureOf(error, {}, logger)))
      .then(answer => {
        if (answer) {
          response.writeHead(answer.code);
          response.end(
            typeof answer.body === 'string'
              ? answer.body
              : JSON.stringify(answer.body),
          );
        }
      });
  }).listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    const answers: { status: number; text: string }[] = [];
    for (const path of paths) {
      const response = await fetch(`http://localhost:${port}${path}`);
      answers.push({ status: response.status, text: await response.text() });
    }
    return answers;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const says = (text: string): ApiGroup['handle'] =>
  async function handle() {
    return { code: 200, body: text };
  };

test('each group answers for what is below it, and nobody for anything else', async () => {
  const groups = [
    aGroup('one.example.org', says('one')),
    aGroup('two.example.org', says('two')),
  ];
  const answers = await ask(
    groups,
    '/apis/one.example.org/v1/things',
    '/apis/two.example.org/v1/namespaces/a/things?limit=1',
    '/apis/three.example.org/v1/things',
    '/apis/one.example.org.evil/v1/things',
  );
  assert.deepEqual(
    answers.map(({ status, text }) => (status === 200 ? text : status)),
    ['one', 'two', 404, 404],
  );
});

test('a group may stream its answer, as watches do', async () => {
  const events = ['{"type":"ADDED"}\n', '{"type":"DELETED"}\n'];
  const group = aGroup('one.example.org', async (request, response) => {
    assert.equal(request.searchParams.get('watch'), 'true');
    response.writeHead(200);
    for (const event of events) {
      response.write(event);
      await new Promise(resolve => setImmediate(resolve));
    }
    response.end();
    return undefined;
  });
  const [answer] = await ask(
    [group],
    '/apis/one.example.org/v1/things?watch=true',
  );
  assert.deepEqual(answer, { status: 200, text: events.join('') });
});

test('discovery and OpenAPI tell of all groups', async () => {
  const groups = [
    aGroup('one.example.org', says('')),
    aGroup('two.example.org', says('')),
  ];
  const [list, resources, v2, v3, one] = await ask(
    groups,
    '/apis',
    '/apis/two.example.org/v1',
    '/openapi/v2',
    '/openapi/v3',
    '/openapi/v3/apis/one.example.org/v1',
  );
  const json = (answer: { text: string } | undefined) =>
    JSON.parse(answer?.text ?? '');
  assert.deepEqual(
    json(list).groups.map(({ name }: { name: string }) => name),
    ['one.example.org', 'two.example.org'],
  );
  assert.equal(json(resources).groupVersion, 'two.example.org/v1');
  assert.deepEqual(Object.keys(json(v2).definitions), [
    'one.example.org.Thing',
    'two.example.org.Thing',
  ]);
  assert.deepEqual(Object.keys(json(v3).paths), [
    'apis/one.example.org/v1',
    'apis/two.example.org/v1',
  ]);
  assert.equal(json(one).info.title, 'one.example.org');
});

test('it is ready when every group is', async () => {
  const ready = aGroup('one.example.org', says(''));
  const waits = aGroup('two.example.org', says(''), 'no upstream');
  assert.equal((await ask([ready], '/readyz'))[0]?.status, 200);
  const [answer] = await ask([ready, waits], '/readyz');
  assert.deepEqual(answer, {
    status: 503,
    text: 'not ready, the log says why',
  });
});
