import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../../__testUtils__/FakeServicesToolkitApi';
import { anOffering } from '../../../__testUtils__/builders';
import { renderPage } from '../../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ChooseSettings';

const parametersSchema = {
  type: 'object',
  required: ['version', 'storageGB'],
  properties: {
    storageGB: {
      type: 'integer',
      minimum: 1,
      maximum: 500,
      default: 10,
      description: 'How much it can hold, in GB.',
    },
    version: { type: 'string', enum: ['17', '18'] },
    highAvailability: { type: 'boolean' },
    port: { 'x-kubernetes-int-or-string': true },
    extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    backup: {
      type: 'object',
      required: ['schedule'],
      properties: { schedule: { type: 'string' } },
    },
  },
};

function anApi(schema: Record<string, unknown> = parametersSchema) {
  const api = new FakeServicesToolkitApi();
  api.offerings = [
    anOffering({
      kind: 'provisioner',
      clusters: [{ name: 'workload', ready: 'True', parametersSchema: schema }],
    }),
  ];
  return api;
}

const settingsStep =
  '/?claim=settings&claim-offering=services/postgres&claim-for=component:default/orders';

const render = (api: FakeServicesToolkitApi) =>
  renderPage(<p>The page below</p>, api, { at: settingsStep });
const next = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Next' }));
const chooseVersion = async (version: string) => {
  await userEvent.click(await screen.findByRole('button', { name: /version/ }));
  await userEvent.click(await screen.findByRole('option', { name: version }));
};
const writes = (api: FakeServicesToolkitApi) =>
  api.calls
    .filter(({ method }) => method === 'createClaim')
    .map(({ argument }) => argument);

describe('the settings of a claim', () => {
  it('show defaults, what is required, and what each is for', async () => {
    render(anApi());
    const storage = await screen.findByRole('spinbutton', {
      name: /storageGB/,
    });
    expect(storage).toHaveValue(10);
    // Descriptions are Markdown, whose renderer is loaded with the first of them.
    await waitFor(() =>
      expect(storage).toHaveAccessibleDescription(
        /How much it can hold, in GB\..*Default: 10/,
      ),
    );
    expect(
      screen.getByText('version', { selector: 'label' }),
    ).toHaveTextContent('version *');
    expect(
      screen.getByRole('checkbox', { name: 'highAvailability' }),
    ).not.toBeChecked();
  });

  it('become the parameters of the claim, without what was left blank', async () => {
    const api = anApi();
    render(api);
    await chooseVersion('18');
    await userEvent.type(screen.getByLabelText('port'), '8080');
    await userEvent.type(
      screen.getByLabelText('extra (YAML)'),
      'zones: [[a, b]',
    );
    await next();
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();
    const parameters = {
      storageGB: 10,
      version: '18',
      port: 8080,
      extra: { zones: ['a', 'b'] },
    };
    expect(writes(api)).toEqual([
      expect.objectContaining({ parameters, dryRun: true }),
      expect.objectContaining({ parameters, dryRun: true }),
    ]);
  });

  const backups = {
    type: 'object',
    properties: {
      enabled: { type: 'boolean', default: true },
      retentionDays: { type: 'integer' },
    },
  };

  it('show the defaults of groups that need not be there, until these are left out', async () => {
    const api = anApi({ type: 'object', properties: { backups } });
    render(api);
    const enabled = await screen.findByRole('checkbox', { name: 'enabled' });
    expect(enabled).toBeChecked();
    await userEvent.type(
      screen.getByRole('spinbutton', { name: 'retentionDays' }),
      '14',
    );
    expect(enabled).toBeChecked();

    await userEvent.click(
      screen.getByRole('button', { name: 'Leave out backups' }),
    );
    expect(enabled).toBePartiallyChecked();
    expect(enabled).toHaveAccessibleDescription(
      /Not set\. true as soon as something of its group is set/,
    );
    expect(screen.queryByRole('button', { name: /Leave out/ })).toBeNull();
    await next();
    await screen.findByText(/Accepted by/);
    expect(writes(api)[0]).toMatchObject({ parameters: {} });
  });

  it('get the defaults of a group with its first setting, as the cluster sets them', async () => {
    const api = anApi({
      type: 'object',
      properties: { backups: { ...backups, required: ['retentionDays'] } },
    });
    render(api);
    const enabled = await screen.findByRole('checkbox', { name: 'enabled' });
    expect(enabled).toBePartiallyChecked();
    await userEvent.type(
      screen.getByRole('spinbutton', { name: /retentionDays/ }),
      '14',
    );
    expect(enabled).toBeChecked();
    await next();
    await screen.findByText(/Accepted by/);
    expect(writes(api)[0]).toMatchObject({
      parameters: { backups: { enabled: true, retentionDays: 14 } },
    });
  });

  it('have a field for what is required and free in form, and for odd names', async () => {
    const api = anApi({
      type: 'object',
      required: ['values'],
      properties: {
        values: { 'x-kubernetes-preserve-unknown-fields': true },
        toString: { type: 'string' },
        nodes: {
          type: 'array',
          items: {
            type: 'object',
            properties: { valueOf: { type: 'boolean' } },
          },
        },
      },
    });
    render(api);
    const values = await screen.findByLabelText(/^values \(YAML\)/);
    expect(values).toBeRequired();
    expect(screen.getByLabelText('toString')).toHaveValue('');
    await next();
    expect(await screen.findByText('Required.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(
      await screen.findByRole('checkbox', { name: 'valueOf' }),
    ).not.toBeChecked();
    await userEvent.type(values, 'replicas: 3');
    await next();
    await screen.findByText(/Accepted by/);
    expect(writes(api)[0]).toMatchObject({
      parameters: { values: { replicas: 3 } },
    });
  });

  it('say what is wrong on the field, once one has tried to go on', async () => {
    const api = anApi();
    render(api);
    const storage = await screen.findByRole('spinbutton', {
      name: /storageGB/,
    });
    await userEvent.clear(storage);
    await userEvent.type(storage, '501');
    expect(screen.queryByText('Must be at most 500.')).toBeNull();
    await next();
    expect(await screen.findByText('Must be at most 500.')).toBeInTheDocument();
    expect(storage).toHaveAccessibleDescription(/Must be at most 500\./);
    expect(storage).toBeInvalid();
    expect(screen.getByText('Required.')).toBeInTheDocument();
    expect(writes(api)).toEqual([]);

    await userEvent.clear(storage);
    await userEvent.type(storage, '50');
    await waitFor(() =>
      expect(screen.queryByText('Must be at most 500.')).toBeNull(),
    );
  });

  it('say on the field what the cluster has against it, until it is changed', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(400, 'ClassClaim is invalid', [
      {
        field: 'spec.parameters.storageGB',
        message: 'your team may have 100 at most',
      },
    ]);
    render(api);
    await chooseVersion('18');
    await next();
    const storage = await screen.findByRole('spinbutton', {
      name: /storageGB/,
    });
    await waitFor(() =>
      expect(storage).toHaveAccessibleDescription(
        /your team may have 100 at most/,
      ),
    );
    expect(
      screen.getByText(/The cluster does not accept these settings/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'claim=settings',
    );

    await userEvent.type(storage, '0');
    await waitFor(() =>
      expect(screen.queryByText(/your team may have 100/)).toBeNull(),
    );
    api.failing = {};
    await next();
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();
  });

  it('leave to the review what the cluster has against anything else', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(403, 'not yours');
    render(api);
    await chooseVersion('18');
    await next();
    expect(await screen.findByText('not yours')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('claim=review');
  });

  it('do not take YAML that cannot be read', async () => {
    const api = anApi();
    render(api);
    await chooseVersion('18');
    const extra = screen.getByLabelText('extra (YAML)');
    await userEvent.type(extra, '"open');
    expect(
      screen.getByText('This is not YAML. Correct or clear it.'),
    ).toBeInTheDocument();
    await next();
    expect(writes(api)).toEqual([]);
    expect(extra).toHaveValue('"open');
  });

  it('stay when one goes back and forth', async () => {
    render(anApi());
    await chooseVersion('17');
    await next();
    await screen.findByText(/Accepted by/);
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(
      await screen.findByRole('button', { name: /version/ }),
    ).toHaveTextContent('17');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Next' }));
    expect(
      await screen.findByRole('button', { name: /version/ }),
    ).toHaveTextContent('17');
  });

  it('come before a review that the address asks for but that lacks them', async () => {
    renderPage(<p />, anApi(), {
      at: settingsStep.replace('claim=settings', 'claim=review'),
    });
    expect(
      await screen.findByRole('spinbutton', { name: /storageGB/ }),
    ).toBeInTheDocument();
  });

  it('are skipped where there is nothing to set', async () => {
    const api = anApi();
    api.offerings = [anOffering()];
    render(api);
    expect(await screen.findByText(/Accepted by/)).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Steps of claiming' }),
    ).not.toHaveTextContent('Settings');
    expect(writes(api)[0]).not.toHaveProperty('parameters');
  });

  it('that the class does not know are told before one goes on, and again in the review', async () => {
    const api = anApi({ type: 'object', properties: { size: {} } });
    api.pruned = [{ path: 'spec.parameters.sizee', similar: 'size' }];
    render(api);
    await next();
    const notice = await screen.findByText(
      'The class does not know a setting; it is left out',
    );
    expect(notice.closest('[role="status"]')).toHaveTextContent(
      'spec.parameters.sizee (did you mean size?)',
    );
    expect(screen.queryByRole('button', { name: 'Claim now' })).toBeNull();
    await next();
    expect(
      await screen.findByRole('button', { name: 'Claim now' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/spec\.parameters\.sizee/, { selector: 'code' }),
    ).toBeInTheDocument();
  });
});

describe('the form of the settings', () => {
  const text = { type: 'string' };

  it('begins with what is required, and ends with YAML', async () => {
    render(
      anApi({
        type: 'object',
        required: ['version', 'purpose'],
        properties: {
          advanced: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
          note: text,
          purpose: text,
          version: text,
        },
      }),
    );
    await screen.findByLabelText('advanced (YAML)');
    expect(screen.getAllByRole('textbox').map(({ id }) => id)).toEqual([
      'setting_version',
      'setting_purpose',
      'setting_note',
      'setting_advanced',
    ]);
  });

  it('lets one choose several of a list’s values', async () => {
    const api = anApi({
      type: 'object',
      properties: {
        extensions: {
          type: 'array',
          title: 'Extensions',
          items: { type: 'string', enum: ['postgis', 'pgvector', 'hstore'] },
        },
      },
    });
    render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /Extensions/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'postgis' }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'hstore' }));
    await userEvent.keyboard('{Escape}');
    await next();
    await screen.findByText(/Accepted by/);
    expect(writes(api)[0]).toMatchObject({
      parameters: { extensions: ['postgis', 'hstore'] },
    });
    expect(screen.getByText('postgis, hstore')).toBeInTheDocument();
  });

  it('calls the entries of a list by their place', async () => {
    render(
      anApi({
        type: 'object',
        properties: { hosts: { type: 'array', title: 'Hosts', items: text } },
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
    expect(
      await screen.findByRole('textbox', { name: 'Hosts 1' }),
    ).not.toBeRequired();
  });

  it('begins entries of names and values empty', async () => {
    const api = anApi({
      type: 'object',
      properties: {
        labels: { type: 'object', title: 'Labels', additionalProperties: text },
      },
    });
    render(api);
    const add = await screen.findByRole('button', { name: 'Add to Labels' });
    await userEvent.click(add);
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(name).toHaveValue('');
    expect(screen.getByRole('textbox', { name: 'Value' })).toHaveValue('');
    await userEvent.type(name, 'team');
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Value' }),
      'apps',
    );

    await userEvent.click(add);
    const [, second] = screen.getAllByRole('textbox', { name: 'Name' });
    await userEvent.type(second as HTMLElement, 'team');
    expect(second).toHaveAccessibleDescription(/an entry of that name/);
    await userEvent.type(second as HTMLElement, '-2');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove team-2' }),
    );
    await next();
    await screen.findByText(/Accepted by/);
    expect(writes(api)[0]).toMatchObject({
      parameters: { labels: { team: 'apps' } },
    });
  });

  it('says one thing of an empty choice', async () => {
    render(anApi());
    await screen.findByRole('spinbutton', { name: /storageGB/ });
    await next();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/^Required\.$/);
  });

  it('points to the description, where there is one, instead of a pattern', async () => {
    render(
      anApi({
        type: 'object',
        properties: {
          zone: {
            ...text,
            pattern: '^[a-z]+$',
            description: 'Lower-case letters.',
          },
          other: { ...text, pattern: '^[a-z]+$' },
        },
      }),
    );
    const zone = await screen.findByRole('textbox', { name: 'zone' });
    await userEvent.type(zone, 'B1');
    await userEvent.type(screen.getByRole('textbox', { name: 'other' }), 'B1');
    await next();
    await waitFor(() =>
      expect(zone).toHaveAccessibleDescription(
        /Not in the form that is described here\..*Lower-case letters\./,
      ),
    );
    expect(
      screen.getByRole('textbox', { name: 'other' }),
    ).toHaveAccessibleDescription(/Must match the pattern \^\[a-z\]\+\$/);
  });

  it('says what type a value is of in words', async () => {
    render(
      anApi({
        type: 'object',
        properties: { size: { type: 'integer' } },
      }),
    );
    const size = await screen.findByRole('spinbutton', { name: 'size' });
    await userEvent.type(size, '1.5');
    await next();
    await waitFor(() =>
      expect(size).toHaveAccessibleDescription(/Enter a whole number\./),
    );
  });

  it('is told in words before the claim is made, without secrets, which are not kept either', async () => {
    render(
      anApi({
        type: 'object',
        properties: {
          backups: {
            type: 'object',
            title: 'Backups',
            properties: {
              enabled: { type: 'boolean', title: 'Enabled', default: true },
            },
          },
          password: { ...text, format: 'password' },
          size: { type: 'integer', title: 'Size (GB)' },
        },
      }),
    );
    await userEvent.type(
      await screen.findByRole('spinbutton', { name: 'Size (GB)' }),
      '20',
    );
    const password = screen.getByLabelText('password');
    expect(password).toHaveAttribute('type', 'password');
    await userEvent.type(password, 'hunter2');
    await next();
    await screen.findByText(/Accepted by/);
    const terms = screen
      .getAllByRole('term')
      .map(
        term => `${term.textContent}: ${term.nextElementSibling?.textContent}`,
      );
    expect(terms).toEqual([
      'password: set, and not shown',
      'Size (GB): 20',
      'Backups › Enabled: Yes',
    ]);
    expect(JSON.stringify({ ...window.sessionStorage })).not.toContain(
      'hunter2',
    );
  });
});
