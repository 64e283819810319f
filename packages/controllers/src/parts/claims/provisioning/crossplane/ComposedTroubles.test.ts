import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompositeResource } from '@services-toolkit/claims';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import {
  InMemoryKubernetes,
  type InMemoryHooks,
} from '@services-toolkit/kubernetes-runtime/testing';
import { aDatabase, databaseType } from '../../../../__testUtils__/databases';
import { recorded } from './__testUtils__/recorded';
import { ComposedTroubles } from './ComposedTroubles';

const since = '2026-11-24T10:00:00Z';
const judgement = {
  kind: 'notReady',
  reason: 'ResourceNotReady',
  message: 'It is being made. Unready resources: db.',
  isFailing: false,
} as const;

/** An XR that is composed of a Database, a Secret, and a kind that is not served. */
function unready(): CompositeResource {
  return {
    ...recorded('xr-namespaced-ready'),
    spec: {
      crossplane: {
        resourceRefs: [
          { apiVersion: 'v1', kind: 'Secret', name: 'login' },
          { apiVersion: 'nowhere.test/v1', kind: 'Nothing', name: 'nothing' },
          { apiVersion: 'controllers.test/v1', kind: 'Database', name: 'db-1' },
        ],
      },
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'False',
          reason: 'Creating',
          lastTransitionTime: since,
        },
      ],
    },
  };
}

/** What is said so many seconds after the XR began to be made. */
async function after(
  seconds: number,
  conditions: object[],
  hooks: InMemoryHooks = {},
) {
  const client = new InMemoryKubernetes(hooks);
  client.serve(databaseType);
  await client.create(databaseType, {
    ...aDatabase('apps', 'db-1'),
    status: { conditions },
  } as KubernetesObject);
  const clock = () => new Date(Date.parse(since) + seconds * 1000);
  const troubles = new ComposedTroubles({ client, clock });
  const look = () => troubles.addTo(judgement, unready(), 'Namespaced');
  return { first: await look(), look };
}

const failing = [
  { type: 'Synced', status: 'False', message: 'quota exceeded' },
];

describe('an XR that takes its time', () => {
  it('is told with what its resource says that fails', async () => {
    const { first } = await after(21, failing);
    assert.deepEqual(first, {
      ...judgement,
      message: `${judgement.message} Database "db-1" in namespace "apps" fails. The platform team has to act. quota exceeded.`,
      isFailing: true,
      lookAgainMs: 30_000,
    });
  });

  it('is looked at again while its resources only take theirs', async () => {
    const { first } = await after(21, [{ type: 'Ready', status: 'False' }]);
    assert.deepEqual(first, { ...judgement, lookAgainMs: 30_000 });
  });

  it('is left alone while it is young', async () => {
    const { first } = await after(5, failing);
    assert.deepEqual(first, { ...judgement, lookAgainMs: 15_000 });
  });

  it('does not ask again and again for what may not be read', async () => {
    let asked = 0;
    const { first, look } = await after(21, failing, {
      before({ verb }) {
        if (verb === 'get') {
          asked++;
          throw new KubernetesApiError({
            code: 403,
            reason: 'Forbidden',
            message: 'no',
          });
        }
      },
    });
    assert.deepEqual(first, { ...judgement, lookAgainMs: 30_000 });
    await look();
    assert.equal(asked, 1);
  });

  it('says what Crossplane says when it is that which fails', async () => {
    const troubles = new ComposedTroubles({
      client: new InMemoryKubernetes(),
      clock: () => new Date(),
    });
    const xr = unready();
    xr.status = {
      conditions: [{ type: 'Synced', status: 'False', message: 'no' }],
    };
    assert.deepEqual(
      await troubles.addTo(judgement, xr, 'Namespaced'),
      judgement,
    );
  });
});
