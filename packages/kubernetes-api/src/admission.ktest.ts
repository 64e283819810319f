import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { eventually } from './__testUtils__/eventually';
import { useCluster } from './__testUtils__/useCluster';
import { annotations } from './annotations';
import { apiVersionOf } from './apiVersionOf';
import { resourceTypes } from './resourceTypes';

const root = resolve(__dirname, '../../..');
const requester = ['--kustomize', resolve(root, 'deploy/requester')];
const apiVersion = apiVersionOf(resourceTypes.classClaims);
const group = 'app-team';

describe('deploy/admission', () => {
  let picked: string;
  let made: string;
  let another: string;

  const cluster = useCluster(resolve(root, 'deploy'), async () => {
    await cluster.kubectl([
      ...['delete', 'clusterinstanceclasses', picked, made, another],
    ]);
    await cluster.kubectl([
      ...['delete', 'clusterrole,clusterrolebinding', cluster.namespace],
    ]);
  });

  const createClass = (name: string, spec: object) =>
    cluster.kubectl(['create', '-f', '-'], {
      apiVersion,
      kind: 'ClusterInstanceClass',
      metadata: { name },
      spec,
    });

  /** Makes a claim as a member of the team, and returns its name as kubectl takes it. */
  const claim = (user: string, className: string, notes = {}) =>
    cluster.kubectl(
      [
        ...['create', '-f', '-', '-o', 'name', `--as=${user}`],
        `--as-group=${group}`,
      ],
      {
        apiVersion,
        kind: 'ClassClaim',
        metadata: {
          generateName: 'c-',
          namespace: cluster.namespace,
          annotations: notes,
        },
        spec: { classRef: { name: className } },
      },
    );

  const edit = (user: string, name: string, patch: object) =>
    cluster.kubectl([
      ...['patch', name, `--namespace=${cluster.namespace}`, '--type=merge'],
      ...[`--patch=${JSON.stringify(patch)}`, `--as=${user}`],
      `--as-group=${group}`,
    ]);

  before(async () => {
    // What an older API server is like. The cluster may have seen other suites.
    await cluster.kubectl(['delete', '--ignore-not-found', ...requester]);
    // Classes are in no namespace: these names are this run's own.
    picked = `${cluster.namespace}-picked`;
    made = `${cluster.namespace}-made`;
    another = `${cluster.namespace}-another`;
    await createClass(picked, { pool: { kind: 'Secret' } });
    await createClass(made, { provisioner: { template: { name: 'x' } } });
    await createClass(another, { provisioner: { template: { name: 'x' } } });
    await cluster.kubectl([
      ...['create', 'rolebinding', 'team', '--clusterrole=app-editor'],
      ...[`--group=${group}`, `--namespace=${cluster.namespace}`],
    ]);
    await cluster.kubectl([
      ...['create', 'clusterrole', cluster.namespace, '--verb=claim'],
      ...['--resource=clusterinstanceclasses.services.apps.tanzu.vmware.com'],
      `--resource-name=${made}`,
    ]);
    // The API server takes a moment to learn of new policies, classes and role bindings.
    await eventually(() =>
      assert.rejects(claim('carol', made), /cannot 'claim'/),
    );
    await eventually(() =>
      assert.rejects(claim('carol', another), /cannot 'claim'/),
    );
  });

  it('lets everybody claim from a pool who may make claims', async () => {
    await claim('carol', picked);
  });

  it('says who may not claim from which class', async () => {
    const alice = 'alice@example.com';
    await assert.rejects(claim(alice, made), ({ message }: Error) =>
      message.includes(
        `user '${alice}' cannot 'claim' from clusterinstanceclass '${made}'`,
      ),
    );
  });

  it('is not satisfied by a role in the namespace', async () => {
    await cluster.kubectl([
      ...['create', 'rolebinding', 'claim', '--user=erin'],
      `--clusterrole=${cluster.namespace}`,
      `--namespace=${cluster.namespace}`,
    ]);
    await assert.rejects(claim('erin', made), /cannot 'claim'/);
  });

  it('lets those claim who have the verb on the class in the cluster', async () => {
    await cluster.kubectl([
      ...['create', 'clusterrolebinding', cluster.namespace, '--user=dave'],
      `--clusterrole=${cluster.namespace}`,
    ]);
    await eventually(async () => {
      await claim('dave', made);
    });
    await assert.rejects(claim('dave', another), /cannot 'claim'/);
  });

  it('asks again only when the class changes', async () => {
    const name = await claim('carol', picked);
    await edit('carol', name, { metadata: { labels: { a: 'b' } } });
    await assert.rejects(
      edit('carol', name, { spec: { classRef: { name: another } } }),
      /cannot 'claim'/,
    );
  });

  it('cannot be got round by way of a pool', async () => {
    const name = await claim('carol', picked);
    const server = ['--server-side', '--field-manager=carol'];
    const applied = (manager: string[]) =>
      cluster.kubectl(
        [
          ...['apply', '-f', '-', ...manager, '--force-conflicts'],
          ...['--as=carol', `--as-group=${group}`],
        ],
        {
          apiVersion,
          kind: 'ClassClaim',
          metadata: {
            name: name.split('/')[1],
            namespace: cluster.namespace,
          },
          spec: { classRef: { name: made } },
        },
      );
    await assert.rejects(applied(server), /user 'carol' cannot 'claim'/);
  });

  it('lets nobody note somebody else as the requester', async () => {
    await assert.rejects(
      claim('carol', picked, { [annotations.requestedBy]: 'dave' }),
      /requested-by names somebody else/,
    );
    await assert.rejects(
      claim('carol', picked, { [annotations.requestedByGroups]: 'admins' }),
      /requested-by-groups names other groups than yours/,
    );
  });

  it('lets the requester be noted, and the note stay', async () => {
    const name = await claim('carol', picked, {
      [annotations.requestedBy]: 'carol',
      [annotations.requestedByGroups]: `${group}\nsystem:authenticated`,
    });
    await edit('carol', name, { metadata: { annotations: { other: 'x' } } });
    for (const value of ['dave', null]) {
      await assert.rejects(
        edit('carol', name, {
          metadata: { annotations: { [annotations.requestedBy]: value } },
        }),
        /cannot be changed, added or removed later/,
      );
    }
  });

  describe('with deploy/requester', () => {
    const noteOf = async (name: string) => {
      const noted = await cluster.kubectl([
        ...['get', name, `--namespace=${cluster.namespace}`],
        '--output=jsonpath={.metadata.annotations}',
      ]);
      const {
        [annotations.requestedBy]: by,
        [annotations.requestedByGroups]: groups,
      } = JSON.parse(noted || '{}');
      return { by, groups };
    };
    const carol = { by: 'carol', groups: `${group}\nsystem:authenticated` };

    before(async () => {
      await cluster.kubectl(['apply', ...requester]);
      await eventually(async () => {
        assert.deepEqual(await noteOf(await claim('carol', picked)), carol);
      });
    });

    it('notes the true requester, whatever the claim says, and keeps its other annotations', async () => {
      const name = await claim('carol', picked, {
        [annotations.requestedBy]: 'dave',
        [annotations.requestedByGroups]: 'admins',
        'example.org/other': 'x',
      });
      assert.deepEqual(await noteOf(name), carol);
      assert.match(
        await cluster.kubectl([
          ...['get', name, `--namespace=${cluster.namespace}`, '-o', 'yaml'],
        ]),
        /example.org\/other: x/,
      );
    });

    it('keeps the note in updates that leave it out', async () => {
      const name = await claim('carol', picked);
      await edit('carol', name, { metadata: { annotations: null } });
      assert.deepEqual(await noteOf(name), carol);
      await cluster.kubectl(
        [
          ...['replace', '-f', '-', '--as=dave', `--as-group=${group}`],
          `--namespace=${cluster.namespace}`,
        ],
        {
          apiVersion,
          kind: 'ClassClaim',
          metadata: { name: name.split('/')[1], labels: { a: 'b' } },
          spec: { classRef: { name: picked } },
        },
      );
      assert.deepEqual(await noteOf(name), carol);
    });

    it('lets nobody change the note, or add one to a claim that has none', async () => {
      const name = await claim('carol', picked);
      await assert.rejects(
        edit('carol', name, {
          metadata: { annotations: { [annotations.requestedBy]: 'dave' } },
        }),
        /cannot be changed, added or removed later/,
      );
      await cluster.kubectl(['delete', ...requester]);
      let old = '';
      await eventually(async () => {
        old = await claim('carol', picked);
        assert.equal((await noteOf(old)).by, undefined);
      });
      await cluster.kubectl(['apply', ...requester]);
      await eventually(async () => {
        assert.deepEqual(await noteOf(await claim('carol', picked)), carol);
      });
      await edit('carol', old, { metadata: { labels: { a: 'b' } } });
      assert.equal((await noteOf(old)).by, undefined);
      await assert.rejects(
        edit('carol', old, {
          metadata: { annotations: { [annotations.requestedBy]: 'carol' } },
        }),
        /cannot be changed, added or removed later/,
      );
    });
  });
});
