import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Callers } from '../services/Caller';
import type { ClaimGraphReader } from '../services/graph/ClaimGraphReader';
import type { ClaimReader } from '../services/ClaimReader';
import type { ClaimWriter } from '../services/ClaimWriter';
import { requestedClaim } from '../rules/requestedClaim';
import { audited } from './audited';
import type { ClaimApiRouter } from './ClaimApiRouter';

export function addClaimRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    auditor: AuditorService;
    reader: ClaimReader;
    graphs: ClaimGraphReader;
    writer: ClaimWriter;
  },
): void {
  const { callers, auditor, reader, graphs, writer } = deps;

  router.get('/claims', async (req, res) => {
    const caller = await callers.reader(req);
    res.json(await reader.list(caller, req.query));
  });

  router.get('/claims/:cluster/:namespace/:name', async (req, res) => {
    const caller = await callers.reader(req);
    res.json(await reader.get(caller, { ...req.params, ...req.query }));
  });

  router.get('/claims/:cluster/:namespace/:name/chain', async (req, res) => {
    const caller = await callers.reader(req);
    res.json(await graphs.get(caller, { ...req.params, ...req.query }));
  });

  router.post('/claims', async (req, res) => {
    const dryRun = req.query.dryRun ?? false;
    const { cluster, namespace, name, resource, service } = req.body;
    const { class: className, classSelector } = req.body;
    const claim = await audited(
      auditor,
      {
        eventId: 'claim-create',
        request: req,
        severityLevel: dryRun ? 'low' : 'medium',
        meta: {
          dryRun,
          cluster,
          namespace,
          name,
          ...(className && { class: className }),
          ...(service && { service }),
          ...(classSelector && { classSelector }),
          ...(resource && { resource }),
          ...(req.body.entityRef && { entityRef: req.body.entityRef }),
        },
      },
      async () =>
        writer.create(await callers.user(req), requestedClaim(req.body), {
          dryRun,
        }),
    );
    res.status(dryRun ? 200 : 201).json(claim);
  });

  router.delete('/claims/:cluster/:namespace/:name', async (req, res) => {
    const key = { ...req.params, ...req.query };
    await audited(
      auditor,
      {
        eventId: 'claim-delete',
        request: req,
        severityLevel: 'medium',
        meta: key,
      },
      async () => writer.delete(await callers.user(req), key),
    );
    res.status(204).end();
  });
}
