import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Uses a page by keyboard alone, and sees to it that one can always tell where one is. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab (or another key) until the target has the focus, which has to be visible then. */
  async moveTo(target: Locator, key = 'Tab', most = 80): Promise<void> {
    await this.reach(target, key, most);
    await this.#assertVisible(target);
  }

  /** The same in a part of Backstage, which looks as it looks. */
  async reach(target: Locator, key = 'Tab', most = 80): Promise<void> {
    await target.waitFor();
    const passed: string[] = [];
    for (let presses = 0; presses <= most; presses++) {
      if (await this.hasFocus(target)) return;
      await this.press(key);
      passed.push(await this.#describeFocus());
    }
    assert.fail(
      `${most} × ${key} do not lead to ${target}. The way was:\n${passed.join(
        '\n',
      )}`,
    );
  }

  /** What is opened, closed or left behind has to put the focus where one goes on. */
  async expectFocus(target: Locator, why: string): Promise<void> {
    const deadline = Date.now() + 5_000;
    while (!(await this.hasFocus(target))) {
      assert.ok(
        Date.now() < deadline,
        `${why}: the focus should be on ${target}, and is on ${await this.#describeFocus()}`,
      );
      await this.page.waitForTimeout(50);
    }
  }

  async hasFocus(target: Locator): Promise<boolean> {
    if ((await target.count()) === 0) return false;
    return target.first().evaluate(it => it === document.activeElement);
  }

  /** Compares pictures of the place with and without the focus; colours may take a moment to come and go. */
  async #assertVisible(target: Locator): Promise<void> {
    await this.page.waitForTimeout(200);
    const focused = await this.#picture(target);
    await target.evaluate(it => it instanceof HTMLElement && it.blur());
    const deadline = Date.now() + 2_000;
    while (focused.equals(await this.#picture(target))) {
      assert.ok(
        Date.now() < deadline,
        `one cannot see that ${target} has the focus`,
      );
    }
    await target.evaluate(it => it instanceof HTMLElement && it.focus());
  }

  async #picture(target: Locator): Promise<Buffer> {
    const box = await target.boundingBox();
    assert.ok(box, `${target} has the focus and is nowhere on the page`);
    const around = 6;
    const x = Math.max(0, box.x - around);
    const y = Math.max(0, box.y - around);
    return this.page.screenshot({
      clip: {
        x,
        y,
        width: box.x + box.width + around - x,
        height: box.y + box.height + around - y,
      },
    });
  }

  #describeFocus(): Promise<string> {
    return this.page.evaluate(() => {
      const it = document.activeElement;
      const name =
        it?.getAttribute('aria-label') ?? it?.textContent?.trim().slice(0, 40);
      return `${it?.tagName.toLowerCase()} ${it?.id} "${name}"`;
    });
  }
}
