import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { namespaceNotFoundReason } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import { aClaim, aComponent, anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ClaimDialog';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [
    anOffering(),
    anOffering({
      class: 'valkey',
      title: 'Valkey',
      description: 'A cache',
      kind: 'provisioner',
    }),
  ];
  return api;
}

const fromComponent = '/?claim=service&claim-for=component:default/orders';
const chosen =
  '/?claim=where&claim-offering=services/postgres&claim-for=component:default/orders';

const button = (name: string | RegExp) => screen.findByRole('button', { name });

async function toReview() {
  const next = await button('Next');
  await waitFor(() => expect(next).toBeEnabled());
  await userEvent.click(next);
}

describe('ClaimDialog', () => {
  it('claims for a component without any typing', async () => {
    const api = anApi();
    renderPage(<p>The page below</p>, api, { at: fromComponent });

    await userEvent.click(await button(/PostgreSQL/));

    const dialog = await screen.findByRole('dialog', {
      name: 'Claim PostgreSQL',
    });
    expect(
      await within(dialog).findByRole('radio', { name: 'workload' }),
    ).toBeChecked();
    expect(screen.getByLabelText('Namespace')).toHaveValue('my-apps');
    expect(screen.getByLabelText('Name of the claim')).toHaveValue(
      'orders-postgres',
    );
    await toReview();

    expect(
      await screen.findByText(
        /You get PostgreSQL on workload\. A Secret with its credentials appears in namespace my-apps\. It is for orders\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'The claim as YAML' }),
    ).toHaveTextContent('kind: ClassClaim');
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();

    await userEvent.click(await button('Claim now'));

    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/services/claims/workload/my-apps/orders-postgres',
      ),
    );
    const writes = api.calls
      .filter(({ method }) => method === 'createClaim')
      .map(({ argument }) => argument);
    const request = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-postgres',
      class: 'postgres',
      entityRef: 'component:default/orders',
    };
    expect(writes).toEqual([
      { ...request, dryRun: true },
      { ...request, dryRun: undefined },
    ]);
  });

  it('starts each step at its top for the keyboard', async () => {
    renderPage(<p />, anApi(), { at: chosen });
    await toReview();
    await screen.findByText(/Accepted by/);
    expect(
      screen.getByRole('heading', { name: 'Claim PostgreSQL' }),
    ).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
  });

  it('proposes the next free name', async () => {
    const api = anApi();
    api.claims = [aClaim()];
    renderPage(<p />, api, { at: chosen });
    expect(await screen.findByLabelText('Name of the claim')).toHaveValue(
      'orders-postgres-2',
    );
  });

  it('says at its field that there is no such namespace', async () => {
    const api = anApi();
    api.refuse = ({ namespace }) =>
      namespace === 'my-aps'
        ? [{ reason: namespaceNotFoundReason, message: 'as the API says it' }]
        : undefined;
    renderPage(<p />, api, {
      at: chosen.replace('component:default/orders', ''),
    });
    const field = await screen.findByLabelText('Namespace');
    await userEvent.clear(field);
    await userEvent.type(field, 'my-aps');
    const words =
      'There is no namespace my-aps on workload. Correct its name, or ask the platform team to create it.';
    await waitFor(() => expect(field).toHaveAccessibleDescription(words));
    expect(field).toBeInvalid();
    expect(await button('Next')).toHaveAccessibleDescription(words);
    expect(screen.getAllByText(/no namespace|does not tell/)).toHaveLength(1);

    await userEvent.type(field, '{Backspace}ps');
    await waitFor(() => expect(field).toBeValid());
  });

  it('says why one may not claim there', async () => {
    const api = anApi();
    api.refuse = ({ namespace }) => `Not in ${namespace}. Ask its owner.`;
    renderPage(<p />, api, { at: chosen });
    expect(
      await screen.findByText('Not in my-apps. Ask its owner.'),
    ).toBeInTheDocument();
    const next = await button('Next');
    expect(next).toBeDisabled();
    expect(next).toHaveAccessibleDescription('Not in my-apps. Ask its owner.');
  });

  it('says which rules are missing, whom to ask, and what they would run', async () => {
    const api = anApi();
    const apiGroup = 'services.apps.tanzu.vmware.com';
    api.refuse = ({ namespace, class: className }) => [
      {
        message: 'no create',
        rule: { apiGroup, resource: 'classclaims', verb: 'create', namespace },
        grant: 'kubectl create rolebinding app-editor-alice',
      },
      {
        message: 'no claim',
        rule: {
          apiGroup,
          resource: 'clusterinstanceclasses',
          verb: 'claim',
          name: className,
        },
      },
      { message: 'The portal forbids it.' },
    ];
    renderPage(<p />, api, {
      at: chosen.replace('postgres', 'valkey'),
    });
    const said =
      /Ask the owner of the namespace for access \(RBAC: the role app-editor, with the verb create on classclaims\.services.*You may not claim Valkey on workload\. Ask platform-team for access to it \(RBAC: the verb claim on the class valkey\)\. The portal forbids it\./;
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(await button('Next')).toHaveAccessibleDescription(said);
    await userEvent.click(screen.getByText('Command to grant access'));
    expect(
      screen.getByRole('region', { name: 'the command' }),
    ).toHaveTextContent('kubectl create rolebinding app-editor-alice');
  });

  it('asks again for another namespace, where the claim is for nothing', async () => {
    const api = anApi();
    api.refuse = ({ namespace }) =>
      namespace === 'my-apps' ? 'Not there.' : undefined;
    renderPage(<p />, api, { at: chosen });
    await screen.findByText('Not there.');
    const namespace = screen.getByLabelText('Namespace');
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'elsewhere');
    await toReview();
    await screen.findByText(/Accepted by/);
    expect(screen.queryByText(/It is for orders/)).toBeNull();
    expect(api.calls.at(-1)?.argument).not.toHaveProperty('entityRef');
  });

  it('says that a namespace is none of the component, where it is chosen and in the review', async () => {
    const api = anApi();
    renderPage(<p />, api, { at: chosen });
    const namespace = await screen.findByLabelText('Namespace');
    expect(
      screen.getByText('The claim then appears on the component’s page.'),
    ).toBeInTheDocument();
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'elsewhere');
    expect(
      await screen.findByText(
        /A claim in elsewhere is not for orders, and will not appear on its page: orders runs in my-apps\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/The claim will not appear on the component’s page/),
    ).toBeInTheDocument();
    await toReview();
    expect(
      await screen.findByText(/It is not for orders, and will not appear/),
    ).toBeInTheDocument();
  });

  it('says that the claim would wait, where no instance is free', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'True', waiting: 35 }],
      }),
    ];
    renderPage(<p />, api, { at: chosen });
    expect(
      await screen.findByRole('radio', {
        name: 'workload (0 free, 35 waiting)',
      }),
    ).toBeChecked();
    await toReview();
    expect(
      await screen.findByText(
        'No instance is free now; your claim will wait behind 35 others.',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/The claim will wait, since no instance is free/),
    ).toBeInTheDocument();
  });

  it('says the same where the cluster does not tell what is free', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'True', waiting: 1 }],
      }),
    ];
    api.failing.listClaimableInstances = await anApiError(404, 'Not served');
    renderPage(<p />, api, { at: chosen });
    await toReview();
    expect(
      await screen.findByText(/your claim will wait behind 1 other\./),
    ).toBeInTheDocument();
  });

  it('says how many instances are free for the namespace', async () => {
    const api = anApi();
    const instance = { apiVersion: 'v1', kind: 'Secret', namespace: 'pool' };
    api.instances = ['a', 'b', 'c', 'd'].map(name => ({ ...instance, name }));
    api.free = { postgres: { number: 4, mayBeMore: false } };
    renderPage(<p />, api, { at: chosen });
    expect(
      await screen.findByRole('radio', { name: 'workload (4 free)' }),
    ).toBeChecked();
    expect(
      api.calls.find(({ method }) => method === 'countFreeInstances')?.argument,
    ).toEqual([
      {
        group: 'services',
        class: 'postgres',
        cluster: 'workload',
        namespaces: ['my-apps'],
      },
    ]);
    await toReview();
    expect(
      await screen.findByText('4 instances are free now.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Accepted by workload\./),
    ).toBeInTheDocument();
  });

  it.each([
    ['My Db', /Only lower-case letters/],
    ['-db', /begins and ends with a letter/],
    ['', /Give the claim a name/],
  ])('does not take %j for a name', async (name, problem) => {
    renderPage(<p />, anApi(), { at: chosen });
    const field = await screen.findByLabelText('Name of the claim');
    await userEvent.clear(field);
    if (name) {
      await userEvent.type(field, name);
    }
    expect(await screen.findByText(problem)).toBeInTheDocument();
    expect(field).toBeInvalid();
    expect(await button('Next')).toBeDisabled();
  });

  it('lets one choose among the namespaces of a component', async () => {
    renderPage(<p />, anApi(), {
      at: chosen,
      catalog: [aComponent('orders', 'blue, green')],
    });
    await userEvent.click(await button(/Namespace/));
    await userEvent.click(await screen.findByRole('option', { name: 'green' }));
    await toReview();
    expect(await screen.findByText(/in namespace green/)).toBeInTheDocument();
  });

  it('closes clusters that cannot take a claim, and says why', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [
          { name: 'blue', ready: 'False', message: 'No CRD.' },
          { name: 'green', ready: 'True', stale: true },
          { name: 'red', ready: 'Unknown' },
        ],
      }),
    ];
    renderPage(<p />, api, { at: chosen });
    expect(
      await screen.findByRole('radio', { name: 'blue (not ready: No CRD.)' }),
    ).toBeDisabled();
    expect(
      screen.getByRole('radio', { name: 'green (does not answer just now)' }),
    ).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'red' })).toBeChecked();
  });

  it('shows what the cluster has against the claim, and does not make it', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(400, 'ClassClaim is invalid', [
      { field: 'spec.parameters.storageGB', message: 'must be at most 100' },
    ]);
    renderPage(<p />, api, { at: chosen });
    await toReview();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('ClassClaim is invalid');
    expect(alert).toHaveTextContent(
      'spec.parameters.storageGB: must be at most 100',
    );
    expect(alert).toHaveTextContent('Go back, change it, and try again.');
    const claim = await button('Claim now');
    expect(claim).toBeDisabled();
    expect(claim).toHaveAccessibleDescription(/does not accept/);

    api.failing = {};
    await userEvent.click(await button('Try again'));
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();
  });

  it('says what went wrong when the claim was refused after all', async () => {
    const api = anApi();
    renderPage(<p />, api, { at: chosen });
    await toReview();
    await screen.findByText(/Accepted by/);
    api.failing.createClaim = await anApiError(
      409,
      'classclaims "orders-postgres" already exists',
    );
    await userEvent.click(await button('Claim now'));
    const alert = await screen.findByText('The claim was not made');
    expect(alert.parentElement).toHaveTextContent(
      'Go back and choose another name.',
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('claim=review');
  });

  it('keeps what was written when one goes back', async () => {
    renderPage(<p />, anApi(), { at: chosen });
    const field = await screen.findByLabelText('Name of the claim');
    await userEvent.clear(field);
    await userEvent.type(field, 'mine');
    await toReview();
    await userEvent.click(await button('Back'));
    expect(await screen.findByLabelText('Name of the claim')).toHaveValue(
      'mine',
    );
  });

  it('offers the others when the one in the address is gone', async () => {
    renderPage(<p />, anApi(), {
      at: '/?claim=where&claim-offering=services/x',
    });
    expect(
      await screen.findByText(/No cluster offers services\/x/),
    ).toBeInTheDocument();
    expect(await button(/Valkey/)).toBeInTheDocument();
  });

  it('works for a component that the catalog does not have', async () => {
    renderPage(<p />, anApi(), { at: chosen, catalog: [] });
    expect(
      await screen.findByText(/component:default\/orders could not be loaded/),
    ).toBeInTheDocument();
    expect(await screen.findByLabelText('Namespace')).toHaveValue('');
  });

  it('goes away by Escape and leaves the address as it was', async () => {
    renderPage(<p />, anApi(), {
      at: '/?q=db&claim=where&claim-offering=services/postgres',
    });
    await screen.findByRole('dialog', { name: 'Claim PostgreSQL' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/\?q=db$/);
  });

  it('says what went wrong when the services could not be loaded', async () => {
    const api = anApi();
    api.failing.listOfferings = new Error('Failed to fetch');
    renderPage(<p />, api, { at: fromComponent });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The services could not be loaded',
    );
  });
});

describe('a draft of a claim', () => {
  const name = () => screen.findByLabelText('Name of the claim');
  const type = async (text: string) => {
    await userEvent.clear(await name());
    await userEvent.type(await name(), text);
  };
  const open = (at = chosen) => renderPage(<p />, anApi(), { at });

  it('survives a reload, and another step', async () => {
    open();
    await type('my-db');
    cleanup();
    open();
    expect(await name()).toHaveValue('my-db');
    await toReview();
    await screen.findByText(/Accepted by/);
    cleanup();
    open(chosen.replace('where', 'review'));
    expect(
      await screen.findByRole('region', { name: 'The claim as YAML' }),
    ).toHaveTextContent('name: my-db');
  });

  it('is another one for another component and another service', async () => {
    open();
    await type('my-db');
    cleanup();
    open(chosen.replace('postgres', 'valkey'));
    expect(await name()).toHaveValue('orders-valkey');
    cleanup();
    open('/?claim=where&claim-offering=services/postgres&claim-for=');
    expect(await name()).toHaveValue('postgres-claim');
  });

  it('begins with the only component that one has, which can be left out', async () => {
    open('/?claim=where&claim-offering=services/postgres');
    expect(await name()).toHaveValue('orders-postgres');
    expect(screen.getByLabelText('Namespace')).toHaveValue('my-apps');
    await userEvent.click(
      await screen.findByRole('button', { name: /^For which component/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: /^None/ }));
    await waitFor(async () =>
      expect(await name()).toHaveValue('postgres-claim'),
    );
    expect(screen.getByLabelText('Namespace')).toHaveValue('');
    expect(
      Array.from(document.querySelectorAll('datalist option'), option =>
        option.getAttribute('value'),
      ),
    ).toEqual(['my-apps']);
  });

  it.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    [
      'a click beside it',
      () =>
        userEvent.click(
          document.querySelector('.MuiBackdrop-root') ?? document.body,
        ),
    ],
    ['its button', async () => userEvent.click(await button('Close'))],
  ])('is not lost by %s without a question', async (_, leave) => {
    open();
    await type('my-db');
    await leave();
    await screen.findByRole('alertdialog', { name: 'Discard this claim?' });
    await userEvent.click(await button('Keep editing'));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(await name()).toHaveValue('my-db');

    await leave();
    await userEvent.click(await button('Discard'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    cleanup();
    open();
    expect(await name()).toHaveValue('orders-postgres');
  });

  it('is left without a question where nothing was typed', async () => {
    open();
    await name();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('is none any more when the claim was made', async () => {
    open();
    await type('my-db');
    await toReview();
    await screen.findByText(/Accepted by/);
    await userEvent.click(await button('Claim now'));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent('my-db'),
    );
    expect(window.sessionStorage).toHaveLength(0);
  });
});

describe('a name that somebody else has taken', () => {
  it('is told at the field', async () => {
    const api = anApi();
    api.claims = [aClaim({ name: 'reports', entityRef: undefined })];
    renderPage(<p />, api, { at: chosen });
    const field = await screen.findByLabelText('Name of the claim');
    await userEvent.clear(field);
    await userEvent.type(field, 'reports');
    await waitFor(() =>
      expect(field).toHaveAccessibleDescription(
        'There is a claim of that name in my-apps already. Choose another name.',
      ),
    );
    expect(field).toBeInvalid();
    expect(await button('Next')).toBeDisabled();
  });

  it('is told there, too, where only the cluster knows of it', async () => {
    const api = anApi();
    renderPage(<p />, api, { at: chosen });
    api.failing.createClaim = await anApiError(409, '"x" already exists');
    await toReview();
    const field = await screen.findByLabelText('Name of the claim');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/There is a claim of that name/);
    api.failing = {};
    await userEvent.type(field, '-2');
    await toReview();
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();
  });
});

it('opens with the focus on the search, where there is one', async () => {
  const api = anApi();
  api.offerings = Array.from({ length: 6 }, (_, n) =>
    anOffering({ class: `db-${n}`, title: `Database ${n}` }),
  );
  renderPage(<p />, api, { at: fromComponent });
  await waitFor(() =>
    expect(
      screen.getByRole('searchbox', { name: 'Search services' }),
    ).toHaveFocus(),
  );
});

describe('a namespace that may not exist', () => {
  it('is not only a right that is missing, where it is none of the component’s', async () => {
    const api = anApi();
    api.refuse = () => 'Not there.';
    renderPage(<p />, api, { at: chosen });
    const may = /Check its name, too/;
    await screen.findByText(/Not there\./);
    expect(screen.queryByText(may)).toBeNull();
    const namespace = screen.getByLabelText('Namespace');
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'my-aps');
    expect(await screen.findByText(may)).toBeInTheDocument();
  });

  it('is named once where the cluster says that it has none', async () => {
    const api = anApi();
    const message = 'There is no namespace my-apps on cluster workload.';
    api.failing.createClaim = await anApiError(400, message, [
      { field: 'metadata.namespace', message },
    ]);
    renderPage(<p />, api, { at: chosen });
    await toReview();
    expect(await screen.findByText(/Go back, change it/)).toBeInTheDocument();
    expect(screen.getAllByText(/There is no namespace/)).toHaveLength(1);
  });
});

it('says what to do about a cluster that is gone', async () => {
  const api = anApi();
  api.failing.createClaim = await anApiError(404, 'no cluster workload');
  renderPage(<p />, api, { at: chosen });
  await toReview();
  expect(await screen.findByText(/choose another cluster/)).toBeInTheDocument();
});
