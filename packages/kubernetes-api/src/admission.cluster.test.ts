import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { parseAllDocuments } from 'yaml';
import { useCluster } from './__testUtils__/useCluster';
import { annotations } from './metadata/annotations';
import { apiVersionOf } from './builtin/apiVersionOf';
import { resourceTypes } from './kinds/resourceTypes';

const root = resolve(__dirname, '../../..');
const requester = ['--kustomize', resolve(root, 'deploy/requester')];
const apiVersion = apiVersionOf(resourceTypes.classClaims);
const group = 'app-team';
const groupsOfTeam = JSON.stringify([group, 'system:authenticated']);

/** The one policy among what a kustomization makes. */
function policyIn(manifests: string): {
  spec: { variables: { name: string; expression: string }[] };
} {
  return parseAllDocuments(manifests)
    .map(document => document.toJS())
    .find(
      ({ kind, metadata }) =>
        kind.endsWith('AdmissionPolicy') &&
        metadata.name === 'services-toolkit-requester',
    );
}

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
  const claimWith = (user: string, spec: object, notes = {}) =>
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
        spec,
      },
    );

  /** The same on a class. */
  const claim = (user: string, className: string, notes = {}) =>
    claimWith(user, { classRef: { name: className } }, notes);

  /** As a member of the team notes itself. */
  const notes = (user: string) => ({
    [annotations.requestedBy]: user,
    [annotations.requestedByGroups]: groupsOfTeam,
  });

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
    await eventually('the policy keeps Carol from the class', async () => {
      await assert.rejects(claim('carol', made), /cannot 'claim'/);
      return true;
    });
    await eventually(
      'the policy keeps Carol from the other class',
      async () => {
        await assert.rejects(claim('carol', another), /cannot 'claim'/);
        return true;
      },
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
    await eventually('Dave may claim from the class', async () => {
      await claim('dave', made);
      return true;
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
    const name = await claim('carol', picked, notes('carol'));
    await edit('carol', name, { metadata: { annotations: { other: 'x' } } });
    const { [annotations.requestedBy]: by, ...onlyGroups } = notes('carol');
    await assert.rejects(
      claim('carol', picked, onlyGroups),
      /there is only one/,
    );
    await assert.rejects(
      claim('carol', picked, { [annotations.requestedBy]: by }),
      /there is only one/,
    );
    for (const value of ['dave', null]) {
      await assert.rejects(
        edit('carol', name, {
          metadata: { annotations: { [annotations.requestedBy]: value } },
        }),
        /cannot be changed, added or removed later/,
      );
    }
  });

  it('lets nobody choose a class on the note of somebody else', async () => {
    const name = await claim('carol', picked, notes('carol'));
    const choose = (noted: object) =>
      edit('mallory', name, {
        metadata: { annotations: noted },
        spec: { classRef: { name: `${cluster.namespace}-to-come` } },
      });
    await assert.rejects(choose({}), /requested-by names somebody else/);
    await assert.rejects(
      choose({ [annotations.requestedBy]: null }),
      /there is only one/,
    );
    await choose({
      [annotations.requestedBy]: null,
      [annotations.requestedByGroups]: null,
    });
    // Without a change of the class nobody can say afterwards that they chose it.
    await assert.rejects(
      edit('dave', name, { metadata: { annotations: notes('dave') } }),
      /cannot be changed, added or removed later/,
    );
    await edit('dave', name, {
      metadata: { annotations: notes('dave') },
      spec: { classRef: { name: picked } },
    });
  });

  it('lets everybody say what they need, and asks once a class is named in its place', async () => {
    const name = await claimWith('carol', {
      classSelector: { type: 'postgresql' },
    });
    await edit('carol', name, { spec: { classSelector: { plan: 'small' } } });
    const byName = (className: string) =>
      edit('carol', name, {
        spec: { classSelector: null, classRef: { name: className } },
      });
    await assert.rejects(byName(made), /user 'carol' cannot 'claim'/);
    await byName(picked);
    await edit('carol', name, {
      spec: { classRef: null, classSelector: { type: 'mysql' } },
    });
    await assert.rejects(byName(another), /user 'carol' cannot 'claim'/);
  });

  it('lets nobody say what is needed on the note of somebody else', async () => {
    const classSelector = { type: 'postgresql' };
    const byNeed = await claimWith('carol', { classSelector }, notes('carol'));
    const byName = await claim('carol', picked, notes('carol'));
    const changes: [name: string, spec: object][] = [
      [byNeed, { classSelector: { type: 'mysql' } }],
      [byNeed, { classSelector: { guarantees: ['ha'] } }],
      [byNeed, { classSelector: null, classRef: { name: picked } }],
      [byName, { classRef: null, classSelector }],
    ];
    for (const [name, spec] of changes) {
      await assert.rejects(
        edit('mallory', name, { spec }),
        /requested-by names somebody else/,
        JSON.stringify(spec),
      );
    }
    const [[name, spec]] = changes as [(typeof changes)[number]];
    await edit('mallory', name, {
      metadata: { annotations: notes('mallory') },
      spec,
    });
  });

  it('lets nobody write a template on the note of somebody else', async () => {
    const name = `${cluster.namespace}-authored`;
    const apply = (user: string, secretName: string, noted: object) =>
      cluster.kubectl(
        [
          ...['apply', '--server-side', '--force-conflicts', '-f', '-'],
          ...[`--as=${user}`, '--as-group=system:masters'],
        ],
        {
          apiVersion,
          kind: 'ClusterResourceProvisionTemplate',
          metadata: { name, annotations: noted },
          spec: { binding: { secretName } },
        },
      );
    const noted = (user: string) => ({
      [annotations.authoredBy]: user,
      [annotations.authoredByGroups]: JSON.stringify([
        'system:masters',
        'system:authenticated',
      ]),
    });
    await assert.rejects(
      apply('mallory', 'x', noted('alice')),
      /authored-by names somebody else/,
    );
    await apply('alice', 'x', noted('alice'));
    await apply('bob', 'x', { ...noted('alice'), other: 'x' });
    await assert.rejects(
      apply('mallory', 'y', noted('alice')),
      /authored-by names somebody else/,
    );
    await apply('mallory', 'y', noted('mallory'));
    await assert.rejects(
      apply('mallory', 'y', noted('alice')),
      /authored-by names somebody else/,
    );
    await cluster.kubectl(['delete', 'clusterresourceprovisiontemplate', name]);
  });

  for (const kustomization of ['admission', 'requester']) {
    it(`writes the groups as JSON, in deploy/${kustomization}`, async () => {
      const groups = [
        ...Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code)),
        'devs',
        '',
        'a\nsystem:masters',
        '"],["system:masters',
        'é\u2028😀',
      ];
      assert.deepEqual(await jsonOf(kustomization, groups), groups);
    });
  }

  /** What the policy would note of these groups, which certificates can name, and `--as-group` cannot: headers of HTTP hold no control characters. */
  async function jsonOf(kustomization: string, groups: string[]) {
    const policy = policyIn(
      await cluster.kubectl([
        ...['kustomize', resolve(root, 'deploy', kustomization)],
      ]),
    );
    const name = `${cluster.namespace}-${kustomization}`;
    await cluster.kubectl(['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicy',
          metadata: { name },
          spec: {
            matchConstraints: {
              resourceRules: [
                {
                  apiGroups: [''],
                  apiVersions: ['v1'],
                  resources: ['configmaps'],
                  operations: ['CREATE'],
                },
              ],
            },
            matchConditions: [
              { name: 'this', expression: `object.metadata.name == '${name}'` },
            ],
            variables: [
              {
                name: 'groupsOfUser',
                expression:
                  "object.data.groups.split(',').map(g, object.data[g])",
              },
              ...policy.spec.variables.filter(variable =>
                ['escapes', 'groupsAsJson'].includes(variable.name),
              ),
            ],
            validations: [
              {
                expression: 'false',
                messageExpression: "'<' + variables.groupsAsJson + '>'",
              },
            ],
          },
        },
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicyBinding',
          metadata: { name },
          spec: { policyName: name, validationActions: ['Deny'] },
        },
      ],
    });
    try {
      let json = '';
      await eventually(
        'the policy puts the groups into its refusal',
        async () => {
          const refusal = await cluster
            .kubectl(['create', '--dry-run=server', '-f', '-'], {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name, namespace: cluster.namespace },
              data: {
                groups: groups.map((_, index) => `g${index}`).join(','),
                ...Object.fromEntries(
                  groups.map((one, index) => [`g${index}`, one]),
                ),
              },
            })
            .catch(String);
          json = /<(\[[^]*\])>/.exec(refusal)?.[1] ?? '';
          assert.notEqual(json, '', refusal);
          return true;
        },
      );
      return JSON.parse(json);
    } finally {
      await cluster.kubectl([...['delete', 'validatingadmissionpolicy', name]]);
      await cluster.kubectl([
        ...['delete', 'validatingadmissionpolicybinding', name],
      ]);
    }
  }

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
    const carol = { by: 'carol', groups: groupsOfTeam };

    before(async () => {
      await cluster.kubectl(['apply', ...requester]);
      await eventually('the claim notes Carol', async () => {
        assert.deepEqual(await noteOf(await claim('carol', picked)), carol);
        return true;
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

    it('notes anew who chooses another class, and nobody else', async () => {
      const name = await claim('carol', picked);
      const place = ['-f', '-', '--as=dave', `--as-group=${group}`];
      const whole = (className: string) => ({
        apiVersion,
        kind: 'ClassClaim',
        metadata: {
          name: name.split('/')[1],
          namespace: cluster.namespace,
        },
        spec: { classRef: { name: className }, parameters: { by: 'dave' } },
      });
      const server = ['apply', '--server-side', '--force-conflicts', ...place];
      await cluster.kubectl(server, whole(picked));
      await edit('dave', name, { metadata: { finalizers: ['example.org/x'] } });
      await edit('dave', name, { metadata: { finalizers: null } });
      await cluster.kubectl([
        ...['patch', name, '--subresource=status', '--type=merge'],
        ...[`--namespace=${cluster.namespace}`],
        '--patch={"status":{"observedGeneration":1}}',
      ]);
      assert.deepEqual(await noteOf(name), carol);

      const dave = { by: 'dave', groups: groupsOfTeam };
      const later = `${cluster.namespace}-to-come`;
      await cluster.kubectl(server, whole(later));
      assert.deepEqual(await noteOf(name), dave);
      await edit('carol', name, { spec: { classRef: { name: picked } } });
      assert.deepEqual(await noteOf(name), carol);
      // In the place of what is there, with its note.
      await cluster.kubectl(['replace', ...place], {
        ...whole(later),
        metadata: { ...whole(later).metadata, annotations: notes('carol') },
      });
      assert.deepEqual(await noteOf(name), dave);
    });

    it('notes anew who says something else is needed, and nobody else', async () => {
      const name = await claimWith('carol', {
        classSelector: { type: 'postgresql' },
      });
      assert.deepEqual(await noteOf(name), carol);
      await edit('dave', name, { spec: { parameters: { by: 'dave' } } });
      await edit('dave', name, {
        spec: { classSelector: { type: 'postgresql' } },
      });
      assert.deepEqual(await noteOf(name), carol);
      const dave = { by: 'dave', groups: groupsOfTeam };
      await edit('dave', name, { spec: { classSelector: { plan: 'small' } } });
      assert.deepEqual(await noteOf(name), dave);
      await edit('carol', name, {
        spec: { classSelector: null, classRef: { name: picked } },
      });
      assert.deepEqual(await noteOf(name), carol);
      await edit('dave', name, {
        spec: { classRef: null, classSelector: { plan: 'small' } },
      });
      assert.deepEqual(await noteOf(name), dave);
    });

    it('notes who wrote a template, anew with each change of its spec', async () => {
      const name = `${cluster.namespace}-written`;
      const template = (secretName: string, annotated = {}) => ({
        apiVersion,
        kind: 'ClusterResourceProvisionTemplate',
        metadata: { name, annotations: annotated },
        spec: { binding: { secretName } },
      });
      const apply = (user: string, object: object) =>
        cluster.kubectl(
          [
            ...['apply', '--server-side', '--force-conflicts', '-f', '-'],
            ...[`--as=${user}`, '--as-group=system:masters'],
          ],
          object,
        );
      const author = async () => {
        const { metadata } = JSON.parse(
          await cluster.kubectl([
            ...['get', 'clusterresourceprovisiontemplate', name, '-o', 'json'],
          ]),
        );
        return [
          metadata.annotations[annotations.authoredBy],
          metadata.annotations[annotations.authoredByGroups],
        ];
      };
      const groups = JSON.stringify(['system:masters', 'system:authenticated']);
      await apply(
        'alice',
        template('x', { [annotations.authoredBy]: 'somebody' }),
      );
      assert.deepEqual(await author(), ['alice', groups]);
      await apply('bob', template('x', { other: 'x' }));
      await cluster.kubectl(
        ['replace', '-f', '-', '--as=bob', '--as-group=system:masters'],
        template('x'),
      );
      assert.deepEqual(await author(), ['alice', groups]);
      await apply('bob', template('y'));
      assert.deepEqual(await author(), ['bob', groups]);
      await assert.rejects(
        apply('bob', template('y', { [annotations.authoredBy]: 'alice' })),
        /say who wrote the template|names somebody else/,
      );
      // Who takes it over as it is says so.
      await apply(
        'alice',
        template('y', {
          [annotations.authoredBy]: 'alice',
          [annotations.authoredByGroups]: groups,
        }),
      );
      assert.deepEqual(await author(), ['alice', groups]);
      await cluster.kubectl([
        'delete',
        'clusterresourceprovisiontemplate',
        name,
      ]);
    });

    it('notes groups whatever is in their names', async () => {
      const odd = 'a "group", or two\\';
      const name = await cluster.kubectl(
        [
          ...['create', '-f', '-', '-o', 'name', '--as=erin'],
          ...[`--as-group=${group}`, `--as-group=${odd}`],
        ],
        {
          apiVersion,
          kind: 'ClassClaim',
          metadata: { generateName: 'c-', namespace: cluster.namespace },
          spec: { classRef: { name: picked } },
        },
      );
      const { groups } = await noteOf(name);
      assert.equal(
        groups,
        JSON.stringify([group, odd, 'system:authenticated']),
      );
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
      await eventually('a claim notes nobody', async () => {
        old = await claim('carol', picked);
        assert.equal((await noteOf(old)).by, undefined);
        return true;
      });
      await cluster.kubectl(['apply', ...requester]);
      await eventually('a claim notes Carol again', async () => {
        assert.deepEqual(await noteOf(await claim('carol', picked)), carol);
        return true;
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
