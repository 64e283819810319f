import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import * as fc from 'fast-check';
import { arbitraryRequest } from '../__testUtils__/arbitraryRequest';
import {
  malformedRequest,
  sendBytes,
} from '../__testUtils__/malformedRequests';
import {
  aClaimRequest,
  aResourceClaimRequest,
  startTestSetup,
} from '../__testUtils__/startTestSetup';
import type { TestSetup } from '../__testUtils__/startTestSetup';

/** More with FUZZ_RUNS; a run that failed comes again with FUZZ_SEED. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 400);
const seed = Number(process.env.FUZZ_SEED ?? Date.now());

describe('any requests that the OpenAPI document gives rise to', () => {
  let setup: TestSetup;

  before(async () => {
    setup = await startTestSetup();
    for (const request of [aClaimRequest, aResourceClaimRequest]) {
      await setup.portal.send('alice', 'post', '/claims', request('there'));
    }
    await eventually(
      'the portal has read the claims',
      () => setup.portal.send('service', 'get', '/claims'),
      { check: ({ body }) => assert.equal(body.items.length, 2) },
    );
  });

  after(() => setup?.stop());

  it(`get an answer that it describes, and no failure of the portal's own (seed ${seed})`, async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(
        arbitraryRequest,
        fc.constantFrom('alice', 'alice', 'alice', 'bob', undefined),
        async ({ method, path, body }, who) => {
          // Fails where the status or the shape is not described.
          const { status } = await setup.portal.send(who, method, path, body);
          seen.set(status, (seen.get(status) ?? 0) + 1);
          assert.ok(status < 500 || status === 503, `${status}`);
        },
      ),
      { numRuns, seed, endOnFailure: true },
    );
    // A fuzzer that only ever meets a wall has tested the wall.
    for (const status of [200, 400, 401, 403, 404]) {
      assert.ok(seen.has(status), `no ${status} in ${[...seen]}`);
    }
  });

  it(`and what is no HTTP leaves it answering everybody else (seed ${seed})`, async () => {
    const port = Number(new URL(setup.portal.origin).port);
    await fc.assert(
      fc.asyncProperty(malformedRequest, async bytes => {
        const answer = await sendBytes(port, bytes);
        const [, status = ''] = /^HTTP\/1\.1 (\d{3})/.exec(answer) ?? [];
        assert.ok(status === '' || Number(status) < 500, answer);
      }),
      { numRuns: Math.ceil(numRuns / 2), seed, endOnFailure: true },
    );
    const { status } = await setup.portal.send('alice', 'get', '/claims');
    assert.equal(status, 200);
  });
});
