import { screen, within } from '@testing-library/react';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aClaim,
  anOffering,
  anOfferingEntity,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { OfferingClusters } from './OfferingClusters';
import { OfferingExamples } from './OfferingExamples';
import { OfferingUsage } from './OfferingUsage';
import { OfferingParameters } from './Parameters/OfferingParameters';

const schemaWith = (maximum: number) => ({
  type: 'object',
  required: ['version'],
  properties: {
    version: {
      type: 'string',
      enum: ['17', '18'],
      description: 'The version of **PostgreSQL**.',
    },
    storageGB: { type: 'integer', minimum: 1, maximum, default: 10 },
  },
});

function anApi(
  clusters = [
    {
      name: 'blue',
      ready: 'True' as const,
      parametersSchema: schemaWith(100),
    },
  ],
) {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering({ kind: 'provisioner', clusters })];
  return api;
}

const bothClusters = () =>
  anApi([
    { name: 'blue', ready: 'True', parametersSchema: schemaWith(100) },
    { name: 'green', ready: 'True', parametersSchema: schemaWith(20) },
  ]);

const render = (element: JSX.Element, api: FakeServicesToolkitApi) =>
  renderPage(element, api, { entity: anOfferingEntity() });

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .map(row =>
      Array.from(row.querySelectorAll('th, td'), cell => cell.textContent),
    );

describe('the parameters of an offering', () => {
  it('are a table, not a schema', async () => {
    render(<OfferingParameters />, anApi());
    // Descriptions are Markdown, whose renderer is loaded with the first of them.
    await screen.findByText('PostgreSQL');
    expect(await rowsOf('Parameters')).toEqual([
      ['Name', 'Type', 'Required', 'Default', 'Allowed values', 'Description'],
      ['version', 'text', 'Yes', '', '17, 18', 'The version of PostgreSQL.'],
      ['storageGB', 'whole number', 'No', '10', 'at least 1, at most 100', ''],
    ]);
  });

  it('are a table for each kind of cluster', async () => {
    render(<OfferingParameters />, bothClusters());
    expect(await rowsOf('On blue')).toHaveLength(3);
    expect((await rowsOf('On green'))[2]).toContain('at least 1, at most 20');
  });

  it('may be none', async () => {
    const api = anApi();
    api.offerings = [anOffering()];
    render(<OfferingParameters />, api);
    expect(
      await screen.findByText(/There is nothing to set/),
    ).toBeInTheDocument();
  });
});

describe('the clusters of an offering', () => {
  it('stand side by side, with what differs only', async () => {
    render(<OfferingClusters />, bothClusters());
    expect(await rowsOf('Clusters')).toEqual([
      ['What', 'blue', 'green'],
      ['State', 'Ready', 'Ready'],
      [
        'Parameter storageGB',
        'whole number; at least 1, at most 100; Default: 10',
        'whole number; at least 1, at most 20; Default: 10',
      ],
    ]);
  });
});

describe('the use of an offering', () => {
  it('is the claims on it, and the components they are for', async () => {
    const api = anApi();
    api.claims = [
      aClaim({ cluster: 'blue' }),
      aClaim({ cluster: 'blue', name: 'other', class: 'valkey' }),
      aClaim({ cluster: 'elsewhere', name: 'same-class' }),
    ];
    render(<OfferingUsage />, api);
    const list = await screen.findByRole('list', {
      name: 'Claims on this service',
    });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['orders-postgres', 'orders']);
  });

  it('may be none that one may see', async () => {
    render(<OfferingUsage />, anApi());
    expect(
      await screen.findByText('No claim that you may see uses this service.'),
    ).toBeInTheDocument();
  });
});

describe('the examples of an offering', () => {
  it('set what is required', async () => {
    render(<OfferingExamples />, anApi());
    const claim = await screen.findByRole('region', { name: 'the claim' });
    expect(claim).toHaveTextContent(/storageGB: 10/);
    expect(claim).toHaveTextContent(/version: "17"/);
    expect(
      screen.getByRole('region', { name: 'the ServiceBinding' }),
    ).toHaveTextContent('kind: ServiceBinding');
  });
});
