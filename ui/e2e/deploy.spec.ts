import { Api } from './operations';
import { expect, expectAccessible, screenshot, test } from './studio';

test('an app without a version says what is missing', async ({ page, person, request }) => {
  const api = await Api.of(request, person);
  const { body } = await api.call('POST', '/apps', { name: 'Draft' });
  await page.goto(`/apps/${body['slug']}/deployments`);
  await expect(page.getByText('No version is published yet')).toBeVisible();
  await expectAccessible(page);
});

test('without an engine a deployment says what is missing and how to get it', async ({
  page,
  person,
  request,
  expectedTroubles,
}) => {
  test.setTimeout(150_000);
  // A name that cannot be.
  expectedTroubles.push('422');
  const api = await Api.of(request, person);
  const app = await api.publishedApp('<img src=x onerror=alert(1)> Tasks');
  await page.goto(`/apps/${app}/deployments`);
  await expect(page.getByText('Nothing is deployed yet')).toBeVisible();
  await screenshot(page, 'deployments-none');
  await page.getByRole('button', { name: 'Deploy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deploy version 1' });
  await expect(dialog.getByLabel('Environment')).toHaveValue('production');
  await expectAccessible(page);
  await screenshot(page, 'deploy-dialog');
  await dialog.getByLabel('Environment').fill('No such name!');
  await dialog.getByRole('button', { name: 'Deploy' }).click();
  await expect(dialog.getByLabel('Environment')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Environment').fill('production');
  await dialog.getByRole('button', { name: 'Deploy' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'production' })).toBeVisible();
  await expect(page.getByText('Install Docker').first()).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await screenshot(page, 'deployment-no-engine');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByText('no release ever served here')).toBeVisible();
  await page.getByRole('tab', { name: 'Charts' }).click();
  await expect(page.getByText('Nothing is known of this time').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Warnings' }).click();
  await expect(page.getByText('There were no warnings')).toBeVisible();
  await page.getByRole('tab', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Show the first account' }).click();
  await expect(page.getByText('admin@example.com')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'deployment-about');

  await page.getByRole('link', { name: 'Job', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Release' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'job-failed');
  await page.goto(`/apps/${app}/deployments`);
  await expect(page.getByRole('link', { name: 'production' })).toBeVisible();
  await screenshot(page, 'deployments');
  await page.goto('/jobs?state=dead');
  await expect(page.getByRole('link', { name: /Release|deploy/ })).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'jobs');
  await page.goto('/jobs?state=cancelled');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/jobs$/);
});
