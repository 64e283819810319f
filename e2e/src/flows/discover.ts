import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { inspectPage } from '../browser/inspectPage';
import type { Whole } from './Whole';

/** A service that a platform team published with kubectl is found and read in the portal. */
export function discover(whole: () => Whole): void {
  test('alice finds the services that the platform team published', async () => {
    const { alice } = whole();
    const { page } = alice;
    await page
      .getByRole('link', { name: 'Services', exact: true })
      .first()
      .click();
    // Those that one can claim, and below them the others.
    const services = page.getByRole('main');
    const cards = services.getByRole('listitem').getByRole('article');
    await services.getByRole('article', { name: 'RabbitMQ' }).waitFor();
    await inspectPage(alice, 'services', at =>
      at.getByRole('article', { name: 'RabbitMQ' }),
    );
    // What she may claim is asked for when the cards are there already, and puts them in order.
    await services
      .getByRole('heading', { name: 'You cannot claim these now' })
      .waitFor();
    await eventually('what she cannot claim comes last', () => namesOf(cards), {
      check: names =>
        assert.deepEqual(names, [
          'PostgreSQL',
          'PostgreSQL on demand',
          'Redis',
          'RabbitMQ',
        ]),
    });

    // How many instances a claim of hers could have now.
    await services
      .getByRole('article', { name: 'PostgreSQL', exact: true })
      .getByText('5 free', { exact: true })
      .waitFor();

    const search = page.getByRole('searchbox', { name: 'Search services' });
    await search.fill('postgres');
    await page.getByText('2 services', { exact: true }).waitFor();
    await search.fill('no such service');
    await inspectPage(alice, 'services-nothing-found', at =>
      at.getByText('No service matches'),
    );
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByText('4 services', { exact: true }).waitFor();

    // What is not ready cannot be claimed, and says why.
    const broker = services.getByRole('article', { name: 'RabbitMQ' });
    assert.ok(
      await broker.getByRole('button', { name: /^Claim/ }).isDisabled(),
    );
    await broker
      .getByText(/It is not ready on any cluster.*RabbitmqCluster/)
      .waitFor();
  });

  test('alice reads what an offering is, where it is ready, and all that there is to know of it', async () => {
    const { alice } = whole();
    const { page } = alice;
    await page
      .getByRole('link', { name: 'Details of PostgreSQL on demand' })
      .click();
    await inspectPage(alice, 'offering', at =>
      at.getByText('Where it is offered').first(),
    );

    await page.getByRole('link', { name: 'Parameters', exact: true }).click();
    await inspectPage(alice, 'offering-parameters', at =>
      at
        .getByRole('table', { name: 'Parameters' })
        .getByRole('row', { name: /connectionLimit.*10.*1.*100/ }),
    );

    await page.getByRole('link', { name: 'Used by', exact: true }).click();
    await inspectPage(alice, 'offering-used-by-nobody', at =>
      at.getByText('No claim that you may see uses this service.'),
    );
    await page.getByRole('link', { name: 'Examples', exact: true }).click();
    await inspectPage(alice, 'offering-examples', at =>
      at.getByText('Bind it to a Deployment'),
    );
    await page.getByRole('link', { name: 'Clusters', exact: true }).click();
    await inspectPage(alice, 'offering-clusters', at =>
      at.getByRole('table', { name: 'Clusters' }),
    );
    await page.getByRole('link', { name: 'Instances', exact: true }).click();
    await page.getByText(/made when it is claimed/).waitFor();

    await alice.open('/catalog/services/resource/postgresql/instances');
    await inspectPage(alice, 'offering-instances', at =>
      at.getByText('5 instances are free for a claim in my-apps.'),
    );
  });
}

async function namesOf(cards: ReturnType<Whole['alice']['page']['locator']>) {
  return cards.evaluateAll(all =>
    all.map(one => one.getAttribute('aria-label')),
  );
}
