import { grantFor } from './grantFor';

const alice = 'backstage:user:default/alice';

describe('grantFor', () => {
  it('is a ResourceClassAccessBinding for a class', () => {
    expect(
      grantFor({ kind: 'class', class: 'rds', cluster: 'workload' }, alice),
    ).toBe(`kubectl apply -f - <<'EOF'
apiVersion: services.apps.tanzu.vmware.com/v1alpha1
kind: ResourceClassAccessBinding
metadata:
  name: rds-alice
spec:
  classRef:
    name: rds
  subjects:
    - kind: User
      name: "backstage:user:default/alice"
EOF`);
  });

  it.each([
    ['create', 'app-editor'],
    ['delete', 'app-editor'],
    ['get', 'app-viewer'],
  ] as const)('is a role in the namespace to %s claims', (verb, role) => {
    expect(
      grantFor(
        { kind: 'namespace', verb, namespace: 'my-apps', cluster: 'workload' },
        alice,
      ),
    ).toBe(
      `kubectl create rolebinding ${role}-alice --namespace=my-apps --clusterrole=${role} --user='backstage:user:default/alice'`,
    );
  });

  it('stays one word of the shell, whatever somebody is called', () => {
    expect(
      grantFor(
        { kind: 'namespace', verb: 'get', namespace: 'a', cluster: 'c' },
        "O'Neill $(reboot)",
      ),
    ).toBe(
      `kubectl create rolebinding app-viewer-o-neill-reboot --namespace=a --clusterrole=app-viewer --user='O'\\''Neill $(reboot)'`,
    );
  });

  it.each([
    { kind: 'permission', permission: 'x', verb: 'create' },
    { kind: 'offering', class: 'x', cluster: 'c' },
    { kind: 'identity', cluster: 'c', said: 'no' },
  ] as const)('is nothing for $kind', missing => {
    expect(grantFor(missing, alice)).toBeUndefined();
  });
});
