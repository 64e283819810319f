import { test } from 'node:test';
import { takeScreenshots } from '../browser/takeScreenshots';
import type { Whole } from './Whole';

/** A service that a platform team published with kubectl is found and read in the portal. */
export function discover(whole: () => Whole): void {
  test('alice finds the service that the platform team published', async () => {
    const { page } = whole().alice;
    await page
      .getByRole('link', { name: 'Services', exact: true })
      .first()
      .click();
    const services = page.getByRole('list', { name: 'Services on offer' });
    await services.getByText('PostgreSQL').first().waitFor();
    await services.getByText('Ready', { exact: true }).first().waitFor();
    await takeScreenshots(
      page,
      'services',
      services.getByText('Ready', { exact: true }).first(),
    );

    await page
      .getByRole('searchbox', { name: 'Search services' })
      .fill('no such service');
    await takeScreenshots(
      page,
      'services-nothing-found',
      page.getByText('No service matches'),
    );
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await services.getByText('PostgreSQL').first().waitFor();
  });

  test('alice reads what the offering is and where it is ready', async () => {
    const { page } = whole().alice;
    await page
      .getByRole('link', { name: /^Details of/ })
      .or(page.getByRole('button', { name: /^Details of/ }))
      .first()
      .click();
    await takeScreenshots(
      page,
      'offering',
      page.getByText('Where it is offered').first(),
    );
  });
}
