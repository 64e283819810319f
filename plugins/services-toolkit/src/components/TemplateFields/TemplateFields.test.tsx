import type { ReactNode } from 'react';
import type { JsonValue } from '@backstage/types';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../__testUtils__/axeViolations';
import { anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  ServiceOfferingPickerFieldExtension,
  ServiceParametersFieldExtension,
} from '../../fieldExtensions';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './formFields';

const parametersSchema = {
  type: 'object',
  required: ['version'],
  properties: {
    version: { type: 'string', enum: ['17', '18'] },
    storageGB: { type: 'integer', maximum: 500, default: 10 },
    zone: { type: 'string', pattern: '^[a-z]+$' },
  },
};
const onDemand = anOffering({
  class: 'on-demand',
  title: 'PostgreSQL on demand',
  description: 'One that is made for you',
  kind: 'provisioner',
  clusters: [{ name: 'workload', ready: 'True', parametersSchema }],
});
const valkey = anOffering({
  class: 'valkey',
  title: 'Valkey',
  description: 'A cache',
  instanceType: undefined,
  clusters: [
    {
      name: 'workload',
      ready: 'False',
      message: 'There is no kind Valkey.',
    },
  ],
});

function anApi(offerings: Offering[] = [anOffering(), onDemand, valkey]) {
  const api = new FakeServicesToolkitApi();
  api.offerings = offerings;
  return api;
}

/** The form of a template, as the scaffolder's page shows it. */
const TemplateForm = (props: {
  properties: object;
  required?: string[];
  initialState?: Record<string, JsonValue>;
  onCreate: (values: object) => Promise<void>;
}) => {
  const fields: ReactNode = (
    <ScaffolderFieldExtensions>
      <ServiceOfferingPickerFieldExtension />
      <ServiceParametersFieldExtension />
    </ScaffolderFieldExtensions>
  );
  const { required = ['service'] } = props;
  const schema = { required, properties: { ...props.properties } };
  return (
    <Stepper
      manifest={{ title: 'Template', steps: [{ title: 'Step', schema }] }}
      extensions={useCustomFieldExtensions(fields)}
      initialState={props.initialState}
      onCreate={props.onCreate}
    />
  );
};

const service = (options: object = {}) => ({
  title: 'Database',
  type: 'string',
  'ui:field': 'ServiceOfferingPicker',
  'ui:options': options,
});
const parameters = (options: object = {}) => ({
  title: 'Its settings',
  type: 'object',
  'ui:field': 'ServiceParameters',
  'ui:options': { offeringField: 'service', ...options },
});

function render(
  api: FakeServicesToolkitApi,
  properties: object,
  initialState?: Record<string, JsonValue>,
  required?: string[],
) {
  const onCreate = jest.fn(async () => {});
  renderPage(
    <TemplateForm
      properties={properties}
      required={required}
      initialState={initialState}
      onCreate={onCreate}
    />,
    api,
  );
  return { onCreate };
}

const picker = () => screen.findByRole('textbox', { name: /Database/ });
const open = async () => userEvent.click(await picker());
const choose = async (name: RegExp) => {
  await open();
  await userEvent.click(await screen.findByRole('option', { name }));
};
const review = async () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));
const create = async () => {
  await review();
  await userEvent.click(await screen.findByRole('button', { name: 'Create' }));
};

describe('ServiceOfferingPicker', () => {
  it('shows what each is and whether it is ready; the value is the class', async () => {
    const { onCreate } = render(anApi(), { service: service() });
    await open();
    const [first, ...others] = await screen.findAllByRole('option');
    expect(first).toHaveTextContent(
      'PostgreSQLManaged PostgreSQL 18 with daily backupsReady',
    );
    expect(others).toHaveLength(2);
    const closed = screen.getByRole('option', { name: /Valkey/ });
    expect(closed).toHaveAttribute('aria-disabled', 'true');
    expect(closed).toHaveTextContent('There is no kind Valkey.');

    await userEvent.click(screen.getByRole('option', { name: /on demand/ }));
    expect(await picker()).toHaveValue('PostgreSQL on demand');
    expect(screen.getByText('One that is made for you')).toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);
    await create();
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({ service: 'on-demand' }),
    );
  });

  it('finds by what one types', async () => {
    render(anApi(), { service: service() });
    await userEvent.type(await picker(), 'made for');
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    await userEvent.type(await picker(), ' nobody');
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
  });

  it('keeps what one types while the services are asked for again', async () => {
    const api = anApi();
    render(api, { service: service() }, { service: 'on-demand' });
    await waitFor(async () =>
      expect(await picker()).toHaveValue('PostgreSQL on demand'),
    );
    // The first click into it selects all of it.
    await userEvent.click(await picker());
    await userEvent.keyboard('{ArrowRight}{Backspace}');
    api.offerings = [...api.offerings, anOffering({ class: 'mysql' })];
    const asked = api.calls.length;
    // As when one comes back to the page.
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitFor(() => expect(api.calls.length).toBeGreaterThan(asked));
    await act(async () => {});
    expect(await picker()).toHaveValue('PostgreSQL on deman');
  });

  it('says that a template takes nothing of what is offered', async () => {
    render(anApi(), { service: service({ kind: 'database', group: 'none' }) });
    expect(
      await screen.findByText(/No service that this template takes/),
    ).toBeInTheDocument();
  });

  it('chooses the only one for the person where one is required', async () => {
    render(anApi([onDemand, valkey]), {
      service: service({ claimableOnly: true }),
    });
    await waitFor(async () =>
      expect(await picker()).toHaveValue('PostgreSQL on demand'),
    );
  });

  it('closes what one may not claim where the claim will be, and says why', async () => {
    const api = anApi([anOffering(), onDemand]);
    api.refuse = request =>
      request.class === 'on-demand' && request.namespace === 'my-apps'
        ? 'Ask the platform team for on-demand.'
        : undefined;
    render(
      api,
      {
        namespace: { title: 'Namespace', type: 'string' },
        service: service({ namespaceField: 'namespace' }),
      },
      { namespace: 'my-apps', service: 'on-demand' },
    );
    expect(
      await screen.findByText('Ask the platform team for on-demand.'),
    ).toBeInTheDocument();
    await review();
    // Below the field, and in the list of what is wrong.
    expect(
      await screen.findByText(/'Database' Ask the platform team for on-demand/),
    ).toBeInTheDocument();
    expect(await picker()).toBeInvalid();

    await userEvent.clear(screen.getByRole('textbox', { name: 'Namespace' }));
    await review();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('does not take what nobody offers', async () => {
    // One that is required has to be chosen anew: the browser itself says so.
    render(anApi(), { service: service() }, { service: 'mysql' }, []);
    await screen.findByText(/No cluster offers mysql/);
    await review();
    expect(
      await screen.findByText(/'Database' No cluster offers mysql/),
    ).toBeInTheDocument();
  });

  it('says that the services could not be loaded', async () => {
    const api = anApi();
    api.failing.listOfferings = await anApiError(503, 'The portal is busy');
    render(api, { service: service() });
    expect(await screen.findByText('The portal is busy')).toBeInTheDocument();
    api.failing = {};
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await picker()).toBeInTheDocument();
  });
});

describe('ServiceParameters', () => {
  const version = () => screen.findByRole('button', { name: /version/ });
  const chooseVersion = async (name: string) => {
    await userEvent.click(await version());
    await userEvent.click(await screen.findByRole('option', { name }));
  };
  const place = { cluster: 'workload', namespace: 'my-apps' };
  const both = (options: object = {}) => ({
    service: service(),
    parameters: parameters(options),
  });

  it('are those of the chosen service, with its defaults', async () => {
    const api = anApi();
    const { onCreate } = render(api, both(place));
    expect(
      await screen.findByText(/Choose a service first/),
    ).toBeInTheDocument();
    await choose(/on demand/);
    await chooseVersion('18');
    expect(screen.getByRole('spinbutton', { name: /storageGB/ })).toHaveValue(
      10,
    );
    expect(await axeViolations()).toEqual([]);
    await create();
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        service: 'on-demand',
        parameters: { version: '18', storageGB: 10 },
      }),
    );
    // The cluster was asked.
    expect(api.calls.filter(({ method }) => method === 'createClaim')).toEqual([
      expect.objectContaining({
        argument: expect.objectContaining({
          ...place,
          class: 'on-demand',
          parameters: { version: '18', storageGB: 10 },
          dryRun: true,
        }),
      }),
    ]);
  });

  it('say on the field what is wrong, once one has tried to go on', async () => {
    const api = anApi();
    render(api, both(place), { service: 'on-demand' });
    await chooseVersion('18');
    const zone = screen.getByRole('textbox', { name: /zone/ });
    await userEvent.type(zone, 'B1');
    const problem = 'Must match the pattern ^[a-z]+$.';
    expect(screen.queryByText(problem)).toBeNull();
    await review();
    expect(await screen.findByText(problem)).toBeInTheDocument();
    expect(zone).toBeInvalid();
    expect(
      screen.getByText(/'Its settings' Some of these are missing/),
    ).toBeInTheDocument();
    expect(api.calls.map(({ method }) => method)).not.toContain('createClaim');

    await userEvent.clear(zone);
    await waitFor(() => expect(screen.queryByText(problem)).toBeNull());
  });

  it('say on the field what the cluster has against it, until it is changed', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(400, 'ClassClaim is invalid', [
      {
        field: 'spec.parameters.storageGB',
        message: 'your team may have 100 at most',
      },
    ]);
    render(api, both(place), { service: 'on-demand' });
    await chooseVersion('18');
    await review();
    const storage = screen.getByRole('spinbutton', { name: /storageGB/ });
    await waitFor(() =>
      expect(storage).toHaveAccessibleDescription(
        /your team may have 100 at most/,
      ),
    );
    await userEvent.type(storage, '0');
    await waitFor(() =>
      expect(storage).not.toHaveAccessibleDescription(/your team may have/),
    );
    api.failing = {};
    await review();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('leave to the claim itself what the cluster has against anything else', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(409, 'already exists');
    render(api, both(place), { service: 'on-demand' });
    await chooseVersion('18');
    await review();
    expect(
      await screen.findByRole('button', { name: 'Create' }),
    ).toBeInTheDocument();
  });

  it('of another service take the place of those of the first', async () => {
    const api = anApi([
      onDemand,
      anOffering({
        class: 'queue',
        title: 'Queue',
        clusters: [
          {
            name: 'workload',
            ready: 'True',
            parametersSchema: {
              type: 'object',
              properties: { topics: { type: 'integer', default: 3 } },
            },
          },
        ],
      }),
    ]);
    const { onCreate } = render(api, both(), { service: 'on-demand' });
    await chooseVersion('18');
    await choose(/Queue/);
    expect(
      await screen.findByRole('spinbutton', { name: /topics/ }),
    ).toHaveValue(3);
    await create();
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        service: 'queue',
        parameters: { topics: 3 },
      }),
    );
  });

  it('tell what of them the class does not know, wherever it comes from', async () => {
    const given = { version: '18', storagGB: 20 };
    const { onCreate } = render(anApi(), both(), {
      service: 'on-demand',
      parameters: given,
    });
    expect(
      await screen.findByText(
        'The class does not know a setting; it is left out',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('spec.parameters.storagGB')).toBeInTheDocument();
    expect(screen.getByText(/did you mean storageGB/)).toBeInTheDocument();
    await create();
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        service: 'on-demand',
        parameters: { version: '18', storageGB: 10 },
      }),
    );
  });

  it('tell it while one writes, and where there is nothing to set', async () => {
    const schemaOfMap = {
      type: 'object',
      properties: {
        users: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: { size: { type: 'integer' } },
          },
        },
      },
    };
    const clusters = [
      {
        name: 'workload',
        ready: 'True' as const,
        parametersSchema: schemaOfMap,
      },
    ];
    const said = { users: { ann: { siz: 1 } } };
    render(
      anApi([anOffering(), anOffering({ ...onDemand, clusters })]),
      both(),
      { service: 'on-demand', parameters: said },
    );
    expect(
      await screen.findByText('spec.parameters.users.ann.siz'),
    ).toBeInTheDocument();
    const yaml = screen.getByRole('textbox', { name: /users/ });
    await userEvent.clear(yaml);
    await userEvent.type(yaml, 'ann: {{ sizes: 1 }');
    expect(
      await screen.findByText('spec.parameters.users.ann.sizes'),
    ).toBeInTheDocument();
    cleanup();

    render(anApi(), both(), { service: 'postgres', parameters: said });
    expect(await screen.findByText(/nothing to set/)).toBeInTheDocument();
    expect(screen.getByText('spec.parameters.users')).toBeInTheDocument();
  });

  it('say nothing of what was set of another class', async () => {
    const other = anOffering({
      ...onDemand,
      class: 'other',
      title: 'Another one',
      clusters: [
        {
          name: 'workload',
          ready: 'True',
          parametersSchema: {
            type: 'object',
            properties: { size: { type: 'string' } },
          },
        },
      ],
    });
    render(anApi([onDemand, other]), both(), { service: 'on-demand' });
    await chooseVersion('18');
    await choose(/Another one/);
    expect(
      await screen.findByRole('textbox', { name: /size/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/does not know/)).toBeNull();
  });

  it('are none where there is nothing to set', async () => {
    const { onCreate } = render(anApi(), both(), { service: 'on-demand' });
    await chooseVersion('18');
    await choose(/Managed/);
    const settings = within(
      await screen.findByRole('region', { name: 'Its settings' }),
    );
    expect(
      await settings.findByText(/There is nothing to set/),
    ).toBeInTheDocument();
    await create();
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        service: 'postgres',
        parameters: {},
      }),
    );
  });
});
