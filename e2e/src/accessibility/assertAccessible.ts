import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { foreignFindings, type ForeignFinding } from './foreignFindings';

const seen = new Set<ForeignFinding>();

/** Lets axe look at the whole page, with all rules of WCAG 2 A and AA. */
export async function assertAccessible(
  page: Page,
  what: string,
): Promise<void> {
  const { passes, violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa'])
    // There are no frames; without this a second page is opened for each look.
    .setLegacyMode(true)
    .analyze();
  assert.ok(passes.length > 0, `axe saw nothing of ${what}`);
  const ours: string[] = [];
  for (const { id, help, nodes } of violations) {
    for (const { target, html, failureSummary } of nodes) {
      const selector = String(target.at(-1));
      const foreign = await findForeign(page, id, selector);
      if (foreign) seen.add(foreign);
      else
        ours.push(
          `${id} (${help}) at ${selector}\n  ${html}\n  ${failureSummary}`,
        );
    }
  }
  assert.deepEqual(ours, [], `axe finds in ${what}:\n${ours.join('\n')}`);
}

async function findForeign(
  page: Page,
  rule: string,
  selector: string,
): Promise<ForeignFinding | undefined> {
  for (const finding of foreignFindings.filter(one => one.rule === rule)) {
    const within = await page.evaluate(
      ([target, part]) =>
        Boolean(
          target && part && document.querySelector(target)?.closest(part),
        ),
      [selector, finding.within],
    );
    if (within) return finding;
  }
  return undefined;
}

/** The list of what is not ours must not outlive its reasons. */
export function assertForeignFindingsStillThere(): void {
  assert.deepEqual(
    foreignFindings.filter(finding => !seen.has(finding)),
    [],
    'axe does not find these any more: take them out of foreignFindings.ts',
  );
}
