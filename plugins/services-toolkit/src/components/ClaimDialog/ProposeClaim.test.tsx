import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../__testUtils__/axeViolations';
import {
  aCluster,
  aComponent,
  aTemplate,
  anOffering,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ClaimDialog';

const chosen =
  '/?claim=where&claim-offering=services/postgres&claim-for=component:default/orders';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  api.clusters = [aCluster()];
  return api;
}

function render(
  api: FakeServicesToolkitApi,
  options: { templates?: Entity[]; component?: Entity; scaffolder?: boolean },
) {
  const { templates = [aTemplate()], component = aComponent() } = options;
  renderPage(<p />, api, {
    at: chosen,
    catalog: [component, ...templates],
    scaffolder: options.scaffolder ?? true,
  });
}

const button = (name: string) => screen.findByRole('button', { name });

async function toReview() {
  const next = await button('Next');
  await waitFor(() => expect(next).toBeEnabled());
  await userEvent.click(next);
}

/** What the form of the template is filled in with. */
async function startedWith(template: string) {
  const path = `/create/templates/default/${template}`;
  await waitFor(() =>
    expect(screen.getByLabelText('address')).toHaveTextContent(`${path}?`),
  );
  const address = screen.getByLabelText('address').textContent!;
  const query = new URLSearchParams(address.slice(path.length));
  return JSON.parse(query.get('formData')!);
}

describe('proposing a claim by pull request', () => {
  it('is not offered where the portal has no credentials for the Git host, and nobody is sent there', async () => {
    const template = aTemplate();
    template.spec!.parameters = [
      {
        properties: {
          repoUrl: {
            'ui:field': 'RepoUrlPicker',
            'ui:options': { allowedHosts: ['github.com'] },
          },
        },
      },
    ];
    const api = anApi();
    api.gitHosts = ['gitlab.com'];
    api.refuse = () => 'Ask the owner of my-apps.';
    render(api, { templates: [template] });
    await screen.findByText(/Ask the owner of my-apps\./);
    expect(screen.queryByText(/pull request/)).toBeNull();
    expect(await button('Next')).toBeDisabled();
  });

  it('says which credentials the portal lacks', async () => {
    const component = aComponent();
    component.metadata.annotations!['github.com/project-slug'] = 'shop/orders';
    const template = aTemplate();
    template.spec!.parameters = {
      properties: { repoUrl: { 'ui:field': 'RepoUrlPicker' } },
    };
    const api = anApi();
    api.gitHosts = [];
    render(api, { component, templates: [template] });
    await toReview();
    expect(
      await screen.findByText(/this portal has no credentials for github\.com/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });

  it('starts the template with all that is known', async () => {
    const component = aComponent();
    component.metadata.annotations!['github.com/project-slug'] = 'shop/orders';
    render(anApi(), { component });
    await toReview();
    await screen.findByText(/Accepted by/);
    const open = await button('Open pull request');
    expect(open).toBeEnabled();
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(open);
    expect(await startedWith('claim-by-pull-request')).toEqual({
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-postgres',
      class: 'postgres',
      entityRef: 'component:default/orders',
      repoUrl: 'github.com?owner=shop&repo=orders',
    });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets one choose where there are several templates', async () => {
    render(anApi(), {
      templates: [aTemplate(), aTemplate('to-gitlab', 'By merge request')],
    });
    await toReview();
    await screen.findByText(/Accepted by/);
    await userEvent.click(await button('Open pull request'));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'By merge request' }),
    );
    expect(await startedWith('to-gitlab')).toMatchObject({ class: 'postgres' });
  });

  it('is a way for one who may not claim there', async () => {
    const api = anApi();
    api.refuse = () => 'Not in my-apps. Ask its owner.';
    api.failing.createClaim = await anApiError(403, 'alice cannot create');
    render(api, {});
    expect(
      await screen.findByText(
        'Not in my-apps. Ask its owner. You can still propose the claim by a pull request.',
      ),
    ).toBeInTheDocument();
    await toReview();
    expect(await screen.findByText('alice cannot create')).toBeInTheDocument();
    const claim = await button('Claim now');
    expect(claim).toBeDisabled();
    expect(claim).toHaveAccessibleDescription(/You can still propose it/);
    expect(await button('Open pull request')).toBeEnabled();
  });

  it('starts it with an object that one knows, too', async () => {
    renderPage(<p />, anApi(), {
      at: '/?claim=object&claim-for=component:default/orders',
      catalog: [aComponent(), aTemplate()],
      scaffolder: true,
    });
    await userEvent.type(await screen.findByLabelText('Its name'), 'db');
    await toReview();
    await screen.findByText(/Accepted by/);
    await userEvent.click(await button('Open pull request'));
    const formData = await startedWith('claim-by-pull-request');
    expect(formData).toMatchObject({
      name: 'db',
      resource: { apiVersion: 'v1', kind: 'Secret', name: 'db' },
    });
    expect(formData).not.toHaveProperty('class');
  });

  it('is no way around what is wrong with the claim', async () => {
    const api = anApi();
    api.failing.createClaim = await anApiError(400, 'not valid');
    render(api, {});
    await toReview();
    await screen.findByText('not valid');
    const open = await button('Open pull request');
    expect(open).toBeDisabled();
    expect(open).toHaveAccessibleDescription(/does not accept the claim/);
  });

  it.each([
    ['there is no scaffolder', { scaffolder: false }, /has no scaffolder/],
    [
      'there is no template',
      { templates: [] },
      /no template of the type service-claim/,
    ],
  ])('is not offered where %s, and says so', async (_, options, why) => {
    render(anApi(), options);
    await toReview();
    await screen.findByText(/Accepted by/);
    expect(await screen.findByText(why)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });
});
