import { Api } from './operations';
import { expect, expectAccessible, expectNoSidewaysScroll, screenshot, setTheme, test } from './studio';

test('code is generated, read and compared', async ({ page, person, request }) => {
  test.setTimeout(150_000);
  const api = await Api.of(request, person);
  const app = await api.publishedApp('Code');
  await page.goto(`/apps/${app}/generations`);
  await expect(page.getByText('No code was generated yet')).toBeVisible();
  await page.getByRole('button', { name: 'Generate code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Generate code' });
  await expectAccessible(page);
  await screenshot(page, 'generate-dialog');
  await dialog.getByRole('combobox', { name: 'Target' }).click();
  await page.getByRole('option', { name: 'TypeScript application' }).click();
  await dialog.getByRole('button', { name: 'Generate' }).click();
  await expect(dialog).toBeHidden();
  const rows = page.getByRole('region', { name: 'Generations' });
  await expect(rows.getByText('Succeeded')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`/api/v1/apps/${app}/repository.git`)).toBeVisible();
  await screenshot(page, 'generations');

  await api.publish(app, ['title', 'notes']);
  await api.call('POST', `/apps/${app}/generations`, { target: 'typescript' });
  await expect(rows.getByText('Succeeded')).toHaveCount(2, { timeout: 60_000 });
  await rows.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'TypeScript application, version 2' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'README.md' })).toContainText('Code');
  await expectAccessible(page);
  await screenshot(page, 'generation-files');
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: 'package.json' }).click();
  await expect(page).toHaveURL(/file=package\.json/);
  await expect(page.getByRole('textbox', { name: 'package.json' })).toContainText('"name"');

  const archive = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as zip' }).click();
  expect((await archive).suggestedFilename()).toBe(`${app}-typescript-v2.zip`);

  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByText(/\d+ files differ/)).toBeVisible();
  await page.getByRole('tabpanel').locator('summary').first().click();
  await expect(page.getByRole('region', { name: /^Changes in/ })).toContainText('notes');
  await expectAccessible(page);
  await screenshot(page, 'generation-diff');

  await page.setViewportSize({ width: 390, height: 844 });
  await setTheme(page, 'dark');
  await expect(page.getByText(/\d+ files differ/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('tab', { name: 'Files' }).click();
  await expect(page.getByRole('textbox', { name: 'package.json' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'generation-files-dark-390');
  await page.goto(`/apps/${app}/generations`);
  await expect(rows.getByText('Succeeded')).toHaveCount(2);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'generations-dark-390');

  await page.goto(`/jobs?state=succeeded`);
  await page.getByRole('link', { name: 'Generate code' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Generate code' })).toBeVisible();
  await expect(page.getByText('rendering')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'job-dark-390');
});

test('a job or generation that is not there says so', async ({ page, person, request, expectedTroubles }) => {
  expectedTroubles.push('404', '400', '422');
  const api = await Api.of(request, person);
  const app = await api.publishedApp('Gone');
  await page.goto('/jobs/0190aaaa-0000-7000-8000-000000000001');
  await expect(page.getByText('There is no such job any more')).toBeVisible();
  await page.goto(`/apps/${app}/generations/0190aaaa-0000-7000-8000-000000000001`);
  await expect(page.getByText('There is no such generation any more')).toBeVisible();
  await page.goto('/jobs/%22%3E%3Cscript%3E');
  await expect(page.getByText('There is no such job any more')).toBeVisible();
});
