import type { AccessReviewer } from '../services/AccessReviewer';
import type { Callers } from '../services/Caller';
import type { ClaimApiRouter } from './ClaimApiRouter';

export function addAccessReviewRoutes(
  router: ClaimApiRouter,
  deps: { callers: Callers; reviewer: AccessReviewer },
): void {
  router.post('/access-review', async (req, res) => {
    const caller = await deps.callers.user(req);
    res.json(await deps.reviewer.review(caller, req.body));
  });

  router.post('/access-review/batch', async (req, res) => {
    const caller = await deps.callers.user(req);
    res.json(await deps.reviewer.reviewBatch(caller, req.body.items));
  });
}
