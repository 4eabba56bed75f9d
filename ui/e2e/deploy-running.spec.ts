import type { Page, Route } from '@playwright/test';
import { Api } from './operations';
import { expect, expectAccessible, expectNoSidewaysScroll, LOOKS, screenshot, setTheme, test } from './studio';

const ID = '0190aaaa-0000-7000-8000-000000000001';
const AUTHOR = '0190aaaa-0000-7000-8000-0000000000ff';
const NOW = Date.now();
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
const ESC = String.fromCharCode(27);

function release(number: number, state: string, extra: Record<string, unknown> = {}) {
  return {
    id: `0190aaaa-0000-7000-8000-00000000010${number}`,
    number,
    version: number,
    state,
    image: `modelwright/tasks:v${number}@sha256:${'ab12'.repeat(16)}`,
    rollbackTo: null,
    promotedFrom: null,
    effects: [],
    error: null,
    log: [],
    job: `0190aaaa-0000-7000-8000-00000000020${number}`,
    author: AUTHOR,
    createdAt: at(3600 * (5 - number)),
    endedAt: null,
    ...extra,
  };
}

const serving = release(3, 'serving');
const deployment = {
  id: ID,
  app: '0190aaaa-0000-7000-8000-0000000000aa',
  environment: 'production',
  target: 'java',
  state: 'running',
  health: 'healthy',
  url: 'http://127.0.0.1:20009',
  data: 'seed',
  release: serving,
  job: null,
  author: AUTHOR,
  createdAt: at(90_000),
};

function metrics() {
  const times = Array.from({ length: 120 }, (_, index) => at((120 - index) * 30));
  const wave = (height: number, unknown = 20) =>
    times.map((_, index) => (index < unknown ? null : height * (1 + Math.sin(index / 9) * 0.6)));
  const same = (value: number) => times.map(() => value);
  return {
    from: times[0],
    to: times.at(-1),
    step: 30,
    resolution: 10,
    times,
    series: {
      cpu: wave(0.31),
      memory: wave(180e6),
      memoryPeak: wave(220e6),
      memoryLimit: same(512e6),
      networkIn: wave(1000),
      networkOut: wave(1000),
      requests: wave(12.5),
      errors: same(0),
      latencyMean: wave(0.01),
      latencyP50: wave(0.008),
      latencyP95: wave(0.045),
      latencyP99: wave(0.21),
      restarts: same(0),
      healthy: same(1),
    },
  };
}

const LINES = 12_000;

function log(): string {
  const events = Array.from({ length: LINES }, (_, index) => {
    const number = index + 1;
    const text =
      number === LINES - 3
        ? `${ESC}[31mERROR${ESC}[0m needle <script>alert(1)</script>`
        : `${ESC}[32mINFO${ESC}[0m request ${number} answered 200`;
    return `id: ${number}\nevent: line\ndata: ${JSON.stringify({ at: at(LINES - number), error: number === LINES - 3, text })}\n\n`;
  });
  return `retry: 60000\n\n${events.join('')}`;
}

/** Answers as a platform with an engine gives them: this machine has none. */
async function standIn(page: Page) {
  const json = (body: unknown) => (route: Route) => route.fulfill({ json: body });
  const page1 = (items: unknown[]) => json({ items, nextCursor: null });
  await page.route('**/api/v1/apps/*/deployments', page1([deployment]));
  await page.route(
    `**/api/v1/deployments/${ID}/releases?*`,
    page1([
      serving,
      release(2, 'failed', {
        error: {
          type: 'urn:modelwright:problem:not-healthy',
          title: 'The job did not succeed',
          detail: 'The application ended with code 1: "Connection refused".',
        },
        log: ['Starting', 'Connection refused <img src=x onerror=alert(1)>'],
      }),
      release(1, 'former'),
    ]),
  );
  await page.route(`**/api/v1/deployments/${ID}/metrics?*`, json(metrics()));
  await page.route(
    `**/api/v1/deployments/${ID}/alerts?*`,
    page1([
      {
        id: '0190aaaa-0000-7000-8000-000000000301',
        app: deployment.app,
        deployment: ID,
        kind: 'error-rate',
        state: 'resolved',
        value: 0.0834,
        raisedAt: at(5000),
        resolvedAt: at(4000),
      },
    ]),
  );
  await page.route(`**/api/v1/deployments/${ID}/logs`, (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: log() }),
  );
  await page.route(`**/api/v1/deployments/${ID}/rollback`, (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: {
        type: 'urn:modelwright:problem:rollback-breaks',
        title: 'Conflict',
        status: 409,
        detail: 'Version 2 changed the database so that version 1 does not work on it: a field was removed.',
      },
    }),
  );
  await page.route('**/api/v1/apps/*/deployments', async (route) => {
    if (route.request().method() !== 'POST') {
      return route.fallback();
    }
    const body = route.request().postDataJSON() as { acknowledge?: string[] };
    return body.acknowledge?.includes('change-1')
      ? route.fulfill({ status: 202, json: {} })
      : route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          json: {
            type: 'urn:modelwright:problem:unacknowledged-loss',
            title: 'Conflict',
            status: 409,
            detail: 'Values would leave the records of this deployment.',
            effects: [
              {
                change: 'change-1',
                impact: 'losesData',
                description: 'The field "notes" of Task goes.',
                count: 3,
                meaning: '3 records have a value there.',
              },
            ],
          },
        });
  });
}

test('what serves is watched, rolled back and deployed over', async ({ page, person, request, expectedTroubles }) => {
  expectedTroubles.push('409');
  const api = await Api.of(request, person);
  const app = await api.publishedApp('Running');
  await standIn(page);
  await page.goto(`/apps/${app}/deployments/production`);
  await expect(page.getByText('Healthy', { exact: true })).toBeVisible();
  await expect(page.getByText('Connection refused".')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'deployment-releases');

  await page.getByRole('button', { name: 'Roll back' }).click();
  const back = page.getByRole('dialog', { name: 'Roll production back to release 1?' });
  await back.getByRole('button', { name: 'Roll back' }).click();
  await expect(back.getByRole('alert')).toContainText('a field was removed');
  await screenshot(page, 'rollback-refused');
  await back.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Deploy version 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deploy version 1' });
  await dialog.getByRole('button', { name: 'Deploy' }).click();
  await expect(dialog.getByRole('button', { name: 'Deploy and lose this' })).toBeDisabled();
  await expectAccessible(page);
  await screenshot(page, 'deploy-losses');
  await dialog.getByRole('checkbox', { name: /notes/ }).click();
  await dialog.getByRole('button', { name: 'Deploy and lose this' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const deletion = page.getByRole('dialog', { name: 'Delete production?' });
  await expect(deletion.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await deletion.getByLabel('Type production to confirm').fill('production');
  await expect(deletion.getByRole('button', { name: 'Delete' })).toBeEnabled();
});

test('a log of many lines is searched and followed', async ({ page, person, request }) => {
  const api = await Api.of(request, person);
  const app = await api.publishedApp('Logs');
  await standIn(page);
  await page.goto(`/apps/${app}/deployments/production?tab=log`);
  await expect(page.getByText('10,000 lines')).toBeVisible();
  await expect(page.getByText('2,000 older lines are not shown')).toBeVisible();
  // The end is what one sees, and only a screen of it is there.
  await expect(page.getByText(`request ${LINES} answered 200`)).toBeVisible();
  const lines = page.getByRole('region', { name: /^Lines: / });
  expect(await lines.locator('[style*=translate]').count()).toBeLessThan(100);
  await screenshot(page, 'deployment-log');
  await lines.evaluate((box) => box.scrollTo(0, 0));
  await expect(page.getByRole('button', { name: 'Go to the end' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Search the lines').fill('NEEDLE');
  await expect(page.getByText('1 of 10,000 lines')).toBeVisible();
  await expect(lines.getByText('<script>alert(1)</script>')).toBeVisible();
  await screenshot(page, 'deployment-log-search');
});

for (const [theme, width] of LOOKS) {
  test(`a deployment in ${theme} at ${width} px is accessible and fits`, async ({ page, person, request }) => {
    const api = await Api.of(request, person);
    const app = await api.publishedApp('Running');
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await standIn(page);
    await setTheme(page, theme);
    await page.goto(`/apps/${app}/deployments`);
    await expect(page.getByRole('link', { name: 'production' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `deployments-${theme}-${width}`);
    for (const tab of ['charts', 'log', 'alerts', 'releases', 'about']) {
      await page.goto(`/apps/${app}/deployments/production?tab=${tab}`);
      await expect(page.getByRole('heading', { level: 1, name: 'production' })).toBeVisible();
      await expect(page.getByRole('tabpanel')).toContainText(/./);
      if (tab === 'charts') {
        await expect(page.locator('canvas').first()).toBeVisible();
      }
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `deployment-${tab}-${theme}-${width}`);
    }
  });
}
