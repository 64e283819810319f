import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ProjectionClusters } from '../../__testUtils__/ProjectionClusters';
import { aWidget } from '../../__testUtils__/widgets';

let clusters: ProjectionClusters;

before(async () => {
  clusters = await ProjectionClusters.start();
});

after(() => clusters?.stop());

test('an object that is made in one cluster lives in the other, and nowhere else', async () => {
  const { services, workload } = clusters;
  const apps = await clusters.namespace('apps');
  await workload.kubectl(['apply', '-f', '-'], aWidget(apps, 'one'));
  const read = [
    'get',
    'widgets',
    'one',
    `-n=${apps}`,
    '-o=jsonpath={.spec.size}',
  ];
  assert.equal(await services.kubectl(read), '1');
  assert.equal(await workload.kubectl(read), '1');
  await workload.kubectl(['delete', 'widget', 'one', `-n=${apps}`]);
  assert.match(await services.refusal(read), /not found/);
});
