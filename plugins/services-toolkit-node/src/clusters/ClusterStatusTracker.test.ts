import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { ClusterAccessError } from '../access/ClusterAccessError';
import { ClusterStatusTracker } from './ClusterStatusTracker';

const classes: ResourceType = {
  group: 'services.apps.tanzu.vmware.com',
  version: 'v1alpha1',
  kind: 'ClusterInstanceClass',
  plural: 'clusterinstanceclasses',
  namespaced: false,
};
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

function answer(code: number): Error {
  return Object.assign(new Error('words of the API server'), {
    name: 'KubernetesApiError',
    code,
  });
}

function failing(error: Error, second = 5) {
  return { kind: 'failing' as const, since: at(second), error };
}

describe('ClusterStatusTracker', () => {
  it('says so where nothing is known yet', () => {
    const { status } = new ClusterStatusTracker('workload');
    expect(status).toEqual({
      reachable: false,
      message: expect.stringContaining('has not answered yet'),
    });
  });

  it.each<[string, Error, boolean, string]>([
    ['no answer', new Error('connect ECONNREFUSED'), false, 'does not answer'],
    ['a refused token', answer(401), false, 'Renew the token'],
    [
      'one kind forbidden',
      answer(403),
      true,
      'may not list clusterinstanceclasses.services',
    ],
    [
      'a kind that is not there',
      answer(404),
      true,
      'CustomResourceDefinitions',
    ],
    ['an expired version', answer(410), true, '410'],
    ['a server in trouble', answer(503), false, '503'],
  ])('%s', (_, error, reachable, words) => {
    const tracker = new ClusterStatusTracker('workload');
    tracker.observe('a', classes, failing(error));
    expect(tracker.status).toEqual({
      reachable,
      since: at(5),
      message: expect.stringContaining(words),
    });
    expect(tracker.status.message).not.toContain('ECONNREFUSED');
  });

  it('has nothing to say where a kind is not there that need not be', () => {
    const tracker = new ClusterStatusTracker('workload');
    const mayBe = { mayBeMissing: true };
    tracker.observe('a', classes, failing(answer(404)), mayBe);
    expect(tracker.status).toEqual({ reachable: true, since: at(5) });
    tracker.observe('a', classes, failing(answer(403)), mayBe);
    expect(tracker.status.message).toContain('may not list');
    tracker.observe('a', classes, failing(new Error('gone')), mayBe);
    expect(tracker.status.reachable).toBe(false);
  });

  it('has nothing to say where a kind may not be read that need not be', () => {
    const tracker = new ClusterStatusTracker('workload');
    const mayBe = { mayBeForbidden: true };
    tracker.observe('a', classes, failing(answer(403)), mayBe);
    expect(tracker.status).toEqual({ reachable: true, since: at(5) });
    tracker.observe('a', classes, failing(answer(404)), mayBe);
    expect(tracker.status.message).toContain('does not serve');
  });

  it.each<[string, Error, boolean, string]>([
    ['no answer', new Error('ECONNREFUSED'), false, 'backend has it'],
    ['refused credentials', answer(401), false, 'kubernetes plugin has'],
    ['one kind forbidden', answer(403), true, 'allow kubernetes.proxy'],
    [
      'a kind that is not there',
      Object.assign(answer(404), { reason: 'NotServed' }),
      true,
      'CustomResourceDefinitions',
    ],
    [
      'a cluster that the plugin does not know',
      Object.assign(answer(404), { reason: 'UnexpectedResponse' }),
      false,
      'does not know cluster "workload"',
    ],
    ['a cluster away', answer(500), false, 'does not answer the kubernetes'],
  ])('through the kubernetes plugin: %s', (_, error, reachable, words) => {
    const tracker = new ClusterStatusTracker('workload', 'proxy');
    tracker.observe('a', classes, failing(error));
    expect(tracker.status).toEqual({
      reachable,
      since: at(5),
      message: expect.stringContaining(words),
    });
  });

  it('hands on what stands between the portal and the cluster', () => {
    const tracker = new ClusterStatusTracker('workload', 'catalog');
    tracker.observe('a', classes, failing(new ClusterAccessError('Do this.')));
    expect(tracker.status).toMatchObject({
      reachable: false,
      message: 'Do this.',
    });
  });

  it('keeps since when it is away, and tells about the change once', () => {
    const tracker = new ClusterStatusTracker('workload');
    const seen: boolean[] = [];
    tracker.listen(status => seen.push(status.reachable));
    tracker.observe('a', classes, { kind: 'synced', since: at(1) });
    tracker.observe('b', classes, { kind: 'synced', since: at(2) });
    tracker.observe('a', classes, failing(new Error('gone'), 3));
    tracker.observe('b', classes, failing(new Error('gone'), 4));
    expect(tracker.status).toMatchObject({ reachable: false, since: at(3) });
    tracker.observe('b', classes, { kind: 'synced', since: at(9) });
    expect(tracker.status).toEqual({ reachable: true, since: at(9) });
    expect(seen).toEqual([true, false, true]);
  });

  it('forgets what was wrong with a kind that nobody watches any more', () => {
    const tracker = new ClusterStatusTracker('workload');
    tracker.observe('a', classes, failing(answer(403)));
    tracker.forget('a');
    expect(tracker.status).toEqual({ reachable: true, since: at(5) });
  });
});
