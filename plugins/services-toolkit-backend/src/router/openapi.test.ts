import { mockCredentials } from '@backstage/backend-test-utils';
import { startDetachedPortal } from '../__testUtils__/startDetachedPortal';

describe('claim API', () => {
  it('serves its own description', async () => {
    const { api } = await startDetachedPortal();
    const { status, body } = await api
      .get('/api/services-toolkit/openapi.json')
      .set('Authorization', mockCredentials.user.header());
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toContain('/api/services-toolkit/claims');
  });
});
