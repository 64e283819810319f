import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Callers } from '../services/Caller';
import type { ClaimChainReader } from '../services/chain/ClaimChainReader';
import type { ClaimReader } from '../services/ClaimReader';
import type { ClaimWriter } from '../services/ClaimWriter';
import { audited } from './audited';
import type { ClaimApiRouter } from './ClaimApiRouter';

export function addClaimRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    auditor: AuditorService;
    reader: ClaimReader;
    chains: ClaimChainReader;
    writer: ClaimWriter;
  },
): void {
  const { callers, auditor, reader, chains, writer } = deps;

  router.get('/claims', async (req, res) => {
    const caller = await callers.reader(req);
    res.json(await reader.list(caller, req.query));
  });

  router.get('/claims/:cluster/:namespace/:name', async (req, res) => {
    const caller = await callers.reader(req);
    res.json(await reader.get(caller, req.params));
  });

  router.get('/claims/:cluster/:namespace/:name/chain', async (req, res) => {
    const caller = await callers.reader(req);
    const kind = req.query.kind ?? 'ClassClaim';
    res.json(await chains.get(caller, req.params, kind));
  });

  router.post('/claims', async (req, res) => {
    const dryRun = req.query.dryRun ?? false;
    const { cluster, namespace, name, class: className } = req.body;
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
          class: className,
          ...(req.body.entityRef && { entityRef: req.body.entityRef }),
        },
      },
      async () => writer.create(await callers.user(req), req.body, { dryRun }),
    );
    res.status(dryRun ? 200 : 201).json(claim);
  });

  router.delete('/claims/:cluster/:namespace/:name', async (req, res) => {
    const { cluster, namespace, name } = req.params;
    await audited(
      auditor,
      {
        eventId: 'claim-delete',
        request: req,
        severityLevel: 'medium',
        meta: { cluster, namespace, name },
      },
      async () => writer.delete(await callers.user(req), req.params),
    );
    res.status(204).end();
  });
}
