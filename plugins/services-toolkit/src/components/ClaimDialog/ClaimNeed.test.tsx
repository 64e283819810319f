import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aComponent,
  aPlan,
  aService,
  aServiceInCluster,
  anOffering,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ServicesPage } from '../ServicesPage/ServicesPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './ClaimNeed';
import './ClaimDialog';

const survives = {
  name: 'survives-node-loss',
  title: 'Survives the loss of one node',
};

/** On workload a node that is lost is lost; production keeps it. */
function anApi() {
  const api = new FakeServicesToolkitApi();
  api.services = [
    aService({
      clusters: [
        aServiceInCluster({ version: '18.4' }),
        aServiceInCluster({
          name: 'production',
          version: '18.4',
          guarantees: [{ ...survives, met: 'True' }],
          guaranteesNotKept: [],
        }),
      ],
    }),
  ];
  api.offerings = [
    anOffering({
      clusters: [
        { name: 'workload', ready: 'True' },
        { name: 'production', ready: 'True' },
      ],
    }),
  ];
  api.selection = { class: 'postgres', service: 'postgresql', plan: 'small' };
  return api;
}

/** No cluster keeps it. */
function anApiWithout() {
  const api = anApi();
  api.services = [aService({ version: '18.4' })];
  api.offerings = [anOffering()];
  api.selection = {
    closest: 'in English',
    lacking: [
      {
        service: 'postgresql',
        plan: 'small',
        lacks: [
          {
            kind: 'guarantee',
            wanted: 'survives-node-loss',
            met: 'False',
            message: 'needs 3 nodes that take pods, has 1',
          },
        ],
      },
    ],
  };
  return api;
}

const next = () => screen.findByRole('button', { name: 'Next' });
const needsSurvival = async () =>
  userEvent.click(
    await screen.findByRole('checkbox', { name: /^Survives the loss/ }),
  );
const whatHasIt = () => screen.findByRole('region', { name: 'What has it' });
const claims = (api: FakeServicesToolkitApi) =>
  api.calls
    .filter(({ method }) => method === 'createClaim')
    .map(({ argument }) => argument);

async function goOn() {
  await waitFor(async () => expect(await next()).toBeEnabled());
  await userEvent.click(await next());
}

describe('a claim by need', () => {
  it('is made of what one asks for, says before what it would get, and sends what it shows', async () => {
    const api = anApi();
    renderPage(<ServicesPage />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'What do you need?' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await next()).toBeDisabled();
    expect(await next()).toHaveAccessibleDescription(
      'Say at least one thing that you need.',
    );
    await needsSurvival();
    expect(await whatHasIt()).toHaveTextContent(/^1 plan has all of it\./);
    // One component with one namespace, and one cluster that has it: nothing to ask.
    await goOn();
    expect(
      await dialog.findByText(
        /^You claim by need on production: .* in namespace my-apps\. It is for orders\./,
      ),
    ).toBeInTheDocument();
    expect(
      within(dialog.getByText('What you need').closest('section')!).getByText(
        'Survives the loss of one node',
      ),
    ).toBeInTheDocument();
    expect(
      await dialog.findByText(
        'Now it would get PostgreSQL, Small: 4 free in pool.',
      ),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('region', { name: 'The claim as YAML' }),
    ).toHaveTextContent(/classSelector: +guarantees: +- survives-node-loss *$/);
    await userEvent.click(dialog.getByRole('button', { name: 'Claim now' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/services/claims/production/my-apps/orders-service',
      ),
    );
    const request = {
      cluster: 'production',
      namespace: 'my-apps',
      name: 'orders-service',
      classSelector: { guarantees: ['survives-node-loss'] },
      entityRef: 'component:default/orders',
    };
    expect(claims(api)).toEqual([
      { ...request, dryRun: true },
      { ...request, dryRun: undefined },
    ]);
  });

  it('can be made where nothing has it: it waits, and the review says for what', async () => {
    const api = anApiWithout();
    renderPage(<p />, api, { at: '/?claim=need' });
    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Survives the loss of one node (nowhere just now)',
      }),
    );
    const lack =
      'it does not keep “Survives the loss of one node” here: needs 3 nodes that take pods, has 1';
    const found = within(screen.getByRole('region', { name: 'What has it' }));
    expect(
      found.getByText(`PostgreSQL, Small, on workload: ${lack}`),
    ).toBeInTheDocument();
    expect(
      found.getByText(/the claim waits, and continues automatically/),
    ).toBeInTheDocument();
    await goOn();
    expect(
      await screen.findByText(
        /^Accepted by workload\. The claim will wait, since no plan has all of it now\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^It waits until a plan has all of it/),
    ).toBeInTheDocument();
    expect(screen.getByText(`PostgreSQL, Small: ${lack}`)).toBeInTheDocument();
    expect(screen.queryByText('in English')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Claim now' }));
    await waitFor(() => expect(claims(api)).toHaveLength(2));
  });

  it.each([
    ['before the review', false],
    ['in the review', true],
  ])('leaves the choice of the plan by its class, %s', async (_, late) => {
    const api = anApi();
    renderPage(<p />, api, { at: '/?claim=need' });
    await needsSurvival();
    if (late) {
      await goOn();
    }
    await userEvent.click(
      await screen.findByRole('button', {
        name: late
          ? 'Choose this plan instead: PostgreSQL, Small'
          : 'Choose the plan PostgreSQL, Small, on production',
      }),
    );
    expect(
      await screen.findByRole('radio', { name: /^production/ }),
    ).toBeChecked();
    await goOn();
    expect(
      await screen.findByText(/The claim is on the service class postgres\./),
    ).toBeInTheDocument();
    expect(claims(api).at(-1)).toMatchObject({ class: 'postgres' });
  });

  it('asks for the place where it is not obvious, and says where it would wait', async () => {
    const api = anApi();
    renderPage(<p />, api, { at: '/?claim=need' });
    await userEvent.type(await screen.findByLabelText('Version'), '>=18');
    expect(await whatHasIt()).toHaveTextContent(/^2 plans have all of it\./);
    await userEvent.clear(screen.getByLabelText('Version'));
    await needsSurvival();
    await userEvent.click(screen.getByRole('radio', { name: /^None/ }));
    await goOn();
    await userEvent.type(await screen.findByLabelText('Namespace'), 'other');
    expect(
      screen.getByRole('radio', { name: 'production (has it now)' }),
    ).toBeChecked();
    expect(
      screen.getByRole('radio', { name: /^workload \(the claim would wait/ }),
    ).toBeEnabled();
    await goOn();
    await screen.findByText(/^Accepted by production/);
    expect(claims(api).at(-1)).toMatchObject({
      cluster: 'production',
      namespace: 'other',
      name: 'service-claim',
    });
    expect(claims(api).at(-1)).not.toHaveProperty('entityRef');
  });

  it('begins with what one has looked for', async () => {
    renderPage(<ServicesPage />, anApi(), {
      at: '/?guarantee=survives-node-loss',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'What do you need?' }),
    );
    expect(
      await screen.findByRole('checkbox', { name: /^Survives the loss/ }),
    ).toBeChecked();
  });

  it('asks for all else that a cluster can tell, too', async () => {
    const api = anApi();
    renderPage(<p />, api, { at: '/?claim=need' });
    await userEvent.click(await screen.findByText(/^More:/));
    for (const [field, option] of [
      ['Type', 'postgresql'],
      ['Protocol', 'postgresql'],
      ['Provider', 'Data Platform'],
      ['Plan', 'Small'],
    ] as const) {
      await userEvent.click(
        screen.getByRole('button', { name: new RegExp(`^${field}`) }),
      );
      await userEvent.click(screen.getByRole('option', { name: option }));
    }
    await userEvent.click(screen.getByRole('checkbox', { name: 'Backups' }));
    const labels = screen.getByLabelText('Labels');
    await userEvent.type(labels, 'tier');
    expect(labels).toBeInvalid();
    await userEvent.type(labels, '=gold');
    expect(
      await screen.findByText(/Whether they have the labels, the cluster/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await goOn();
    await screen.findByText(/^Accepted by/);
    expect(claims(api).at(-1)).toMatchObject({
      name: 'orders-postgresql',
      classSelector: {
        type: 'postgresql',
        protocol: 'postgresql',
        provider: 'Data Platform',
        plan: 'small',
        capabilities: ['backup'],
        matchLabels: { tier: 'gold' },
      },
    });
  });

  it('says which come closest, and what they lack; a pool in which none is free is not what one can have', async () => {
    const api = anApi();
    api.services = [
      aService({
        clusters: [
          aServiceInCluster({
            version: '18.4',
            plans: [
              aPlan({ availability: { kind: 'pool', free: 0, waiting: 3 } }),
            ],
          }),
        ],
      }),
    ];
    renderPage(<p />, api, { at: '/?claim=need' });
    const version = await screen.findByLabelText('Version');
    await userEvent.type(version, '^17');
    const found = await screen.findByRole('region', { name: 'What has it' });
    expect(found).toHaveTextContent(
      'PostgreSQL, Small, on workload: its version is 18.4, not ^17',
    );
    await userEvent.clear(version);
    await userEvent.type(version, '^18');
    await waitFor(() =>
      expect(
        screen.getByRole('region', { name: 'What has it' }),
      ).toHaveTextContent(
        'PostgreSQL, Small, on workload: no instance is free',
      ),
    );
  });

  it('takes no version that is none', async () => {
    renderPage(<p />, anApi(), { at: '/?claim=need' });
    const version = await screen.findByLabelText('Version');
    await userEvent.type(version, 'newest!');
    expect(version).toBeInvalid();
    expect(await next()).toHaveAccessibleDescription('Correct the version.');
  });

  it('keeps what was said through a reload, and asks before it is thrown away', async () => {
    const api = anApi();
    const { unmount } = renderPage(<p />, api, { at: '/?claim=need' });
    await needsSurvival();
    unmount();
    renderPage(<p />, api, { at: '/?claim=need-review' });
    await screen.findByText(/^Accepted by production/);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Discard' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes on when one says so, also where the address has the last step', async () => {
    renderPage(<p />, anApi(), { at: '/?claim=need-review' });
    await needsSurvival();
    expect(await whatHasIt()).toHaveTextContent(/^1 plan has all of it/);
    await goOn();
    await screen.findByText(/^Accepted by production/);
  });

  it('asks for another name where the cluster has one of that name', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(409, 'exists');
    renderPage(<p />, api, { at: '/?claim=need' });
    await needsSurvival();
    await goOn();
    expect(await screen.findByLabelText('Name of the claim')).toBeInvalid();
  });

  it('does not lead past a place where one may not claim', async () => {
    const api = anApi();
    api.refuse = ({ namespace }) => `Not in ${namespace}. Ask its owner.`;
    renderPage(<p />, api, { at: '/?claim=need' });
    await needsSurvival();
    await waitFor(() =>
      expect(api.calls.map(({ argument }) => argument)).toContainEqual({
        cluster: 'production',
        namespace: 'my-apps',
        verb: 'create',
      }),
    );
    await goOn();
    expect(
      await screen.findByText('Not in my-apps. Ask its owner.'),
    ).toBeInTheDocument();
    expect(await next()).toBeDisabled();
  });

  it('is reviewed before the cluster has answered whether one may', async () => {
    const api = anApi();
    api.pending.reviewAccess = new Promise(() => {});
    renderPage(<p />, api, { at: '/?claim=need' });
    await needsSurvival();
    await goOn();
    expect(
      await screen.findByText(/^Accepted by production/),
    ).toBeInTheDocument();
  });

  it('leaves the keyboard where it is when one says for which component', async () => {
    renderPage(<p />, anApi(), {
      at: '/?claim=need',
      catalog: [aComponent('orders'), aComponent('billing')],
    });
    const billing = await screen.findByRole('radio', { name: 'billing' });
    await userEvent.click(billing);
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        'component%3Adefault%2Fbilling',
      ),
    );
    expect(billing).toBeChecked();
    expect(billing).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(await screen.findByRole('radio', { name: 'orders' })).toHaveFocus();
  });

  it('lets one who owns many components choose from a list', async () => {
    renderPage(<p />, anApi(), {
      at: '/?claim=need',
      catalog: ['a', 'b', 'c', 'd', 'e'].map(name => aComponent(name)),
    });
    expect(
      await screen.findByRole('button', { name: /^For which component/ }),
    ).toBeInTheDocument();
  });
});
