import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

export const PASSWORD = 'correct horses battery stapler';

export interface Person {
  name: string;
  email: string;
}

interface StudioFixtures {
  /** What this test knows that the browser will complain of: parts of its messages. */
  expectedTroubles: string[];
  /** Somebody new, who is signed in on the home page. */
  person: Person;
}

/** A page of a test that fails when the browser complains: scripts that fail, broken policies, requests that fail. */
export const test = base.extend<StudioFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
  expectedTroubles: async ({}, use) => {
    await use([]);
  },

  page: async ({ page, expectedTroubles }, use) => {
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        troubles.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (fault) => troubles.push(`page error: ${fault.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // Whoever leaves a page ends what it still asks for.
      if (why !== 'net::ERR_ABORTED') {
        troubles.push(`request failed: ${request.method()} ${request.url()} ${why}`);
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) {
        troubles.push(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
      }
    });
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        throw new Error(
          `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        );
      });
    });
    await use(page);
    const unexpected = troubles.filter((trouble) => !expectedTroubles.some((part) => trouble.includes(part)));
    expect(unexpected, 'what the browser complained of').toEqual([]);
  },

  person: async ({ page }, use, info) => {
    const person = newPerson(info.workerIndex);
    await register(page, person);
    await use(person);
  },
});

export { expect };

let people = 0;

export function newPerson(worker = 0): Person {
  people += 1;
  return { name: `Ada ${people}`, email: `ada-${process.pid}-${worker}-${people}-${Date.now()}@example.org` };
}

export async function register(page: Page, person: Person): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${person.name}` })).toBeVisible();
}

/** Makes an app by the dialog, and ends on its page. */
export async function createApp(page: Page, name: string): Promise<void> {
  await page.goto('/?create');
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** No fault that a machine can find, by the rules of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  await settle(page);
  // Layers are in no region by their nature.
  const layers = await page.locator('[role="dialog"], [role="menu"], [role="tooltip"], [role="listbox"]').count();
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(layers > 0 ? ['region'] : [])
    .analyze();
  const faults = found.violations.map(
    (one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect(faults, `accessibility of ${page.url()}`).toEqual([]);
}

/** The page never moves sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const main = document.querySelector('main');
    return {
      page: document.documentElement.scrollWidth - limit,
      main: main === null ? 0 : main.scrollWidth - main.clientWidth,
    };
  });
  expect(wide).toEqual({ page: 0, main: 0 });
}

/** Transitions are over and fonts are there. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
}

const ALL_LOOKS = [
  ['light', 1440],
  ['dark', 390],
  ['dark', 1440],
  ['light', 390],
] as const;

/** The themes and widths in which pages are looked at: all four where time is no matter. */
export const LOOKS = process.env['UI_DEEP'] === 'true' ? ALL_LOOKS : ALL_LOOKS.slice(0, 2);

export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((choice) => localStorage.setItem('modelwright.theme', choice), theme);
  await page.reload();
}

/** A picture that somebody looks at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await settle(page);
  await page.screenshot({ path: `target/screenshots/${name}.png`, animations: 'disabled' });
}
