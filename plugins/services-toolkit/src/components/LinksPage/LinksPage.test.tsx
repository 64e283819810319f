import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aLinkedCluster,
  anExport,
  anImportedGroup,
  aUsedCluster,
  aUsingCluster,
  manyLinkedClusters,
} from '../../__testUtils__/linkSamples';
import { renderPage } from '../../__testUtils__/renderPage';
import { LinksPage } from './LinksPage';

function show(change: (api: FakeServicesToolkitApi) => void, at = '/') {
  const api = new FakeServicesToolkitApi();
  change(api);
  renderPage(<LinksPage />, api, { at });
  return api;
}

const titles = () =>
  screen.getAllByRole('heading', { level: 3 }).map(one => one.textContent);

describe('LinksPage', () => {
  it('has what is broken first, with since when and why, and what it stops', async () => {
    show(api => {
      api.links = manyLinkedClusters();
    });
    expect(
      await screen.findByText('4 of 5 links need somebody to look after them.'),
    ).toBeInTheDocument();
    expect(titles().slice(0, 4)).toEqual([
      'workload uses services',
      'workload uses another cluster',
      'workload uses messaging',
      'workload uses Services of Frankfurt',
    ]);
    const away = within(
      screen.getByRole('region', { name: 'workload uses services' }),
    );
    expect(away.getByText('Not reachable')).toBeInTheDocument();
    expect(away.getByText('for 17 minutes')).toBeInTheDocument();
    expect(away.getByRole('alert')).toHaveTextContent('10.1.2.3:6443');
    expect(away.getByText('42 seconds ahead')).toBeInTheDocument();
    const row = away.getByRole('row', { name: /sql\.example\.org/ });
    expect(row).toHaveTextContent('my-apps, shop');
    expect(row).toHaveTextContent('postgres');
    const missing = within(
      screen.getByRole('region', { name: 'workload uses another cluster' }),
    );
    expect(missing.getAllByRole('alert')[0]).toHaveTextContent(
      'workload has no DownstreamClusterLink gone in namespace services-toolkit',
    );
    const messaging = within(
      screen.getByRole('region', { name: 'workload uses messaging' }),
    );
    expect(
      messaging.getByRole('row', { name: /queues\.example\.org/ }),
    ).toHaveTextContent('Broken');
    expect(messaging.getByRole('alert')).toHaveTextContent(
      /queues.example.org: .*installed or imported, never both/,
    );
    expect(
      messaging.getByText('Last error, which is over'),
    ).toBeInTheDocument();
    expect(messaging.getByText(/team-2 and 70 more/)).toBeInTheDocument();
  });

  it('says what one may not see, and what is open for nothing', async () => {
    show(api => {
      api.links = manyLinkedClusters();
    });
    const notices = (await screen.findAllByRole('alert')).map(
      ({ textContent }) => textContent,
    );
    expect(notices).toContainEqual(
      expect.stringMatching(
        /Some links of Services of Frankfurt are not shown.*list downstreamclusterlinks/,
      ),
    );
    expect(notices).toContainEqual(
      expect.stringContaining('is open for the API group old.example.org'),
    );
  });

  it('shows what others may use, namespace by namespace', async () => {
    show(api => {
      api.links = [
        aLinkedCluster({
          cluster: 'services',
          uses: [],
          usedBy: [
            aUsingCluster({
              exports: Array.from({ length: 30 }, (_, n) =>
                anExport({ namespace: `team-${n}` }),
              ),
              exportCount: 130,
            }),
          ],
        }),
      ];
    });
    const table = await screen.findByRole('table', {
      name: 'What may be used through workload',
    });
    expect(titles()).toEqual(['workload uses services']);
    expect(within(table).getAllByRole('row')).toHaveLength(25);
    expect(
      within(table).getByRole('row', { name: /team-0 / }),
    ).toHaveTextContent(
      /postgresinstances\/status of sql.example.org: get, list/,
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 6 more namespaces' }),
    );
    expect(within(table).getAllByRole('row')).toHaveLength(31);
    expect(
      screen.getByText('100 more exports are not shown.'),
    ).toBeInTheDocument();
  });

  it('finds a link by what goes through it', async () => {
    show(api => {
      api.links = Array.from({ length: 6 }, (_, n) =>
        aLinkedCluster({
          cluster: `workload-${n}`,
          uses: [
            aUsedCluster({
              imports: [anImportedGroup({ classes: [`class-${n}`] })],
            }),
          ],
        }),
      );
    });
    const search = await screen.findByLabelText('Search links');
    await userEvent.type(search, 'class-4');
    expect(titles()).toEqual(['workload-4 uses services']);
    await userEvent.type(search, 'x');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear search' }),
    );
    expect(titles()).toHaveLength(6);
    expect(
      screen.getByText('None of 6 links is known to be broken.'),
    ).toBeInTheDocument();
  });

  it('says what a link is where there is none', async () => {
    show(() => {});
    expect(
      await screen.findByText('No cluster uses another one'),
    ).toBeInTheDocument();
    expect(screen.getByText(/DownstreamClusterLink/)).toBeInTheDocument();
  });

  it('says what went wrong, and asks again', async () => {
    const api = show(one => {
      one.failing.listLinks = new Error('Failed to fetch');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The links could not be loaded',
    );
    api.failing = {};
    api.links = [aLinkedCluster()];
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('workload uses services'),
    ).toBeInTheDocument();
  });

  it('says to who may not see them that it is so, and does not let them try again', async () => {
    const refused = new Response(
      JSON.stringify({
        error: { name: 'NotAllowedError', message: 'Ask the administrators.' },
        response: { statusCode: 403 },
      }),
      { status: 403, headers: { 'content-type': 'application/json' } },
    );
    const error = await ResponseError.fromResponse(refused);
    show(api => {
      api.failing.listLinks = error;
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the links between clusters',
    );
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
