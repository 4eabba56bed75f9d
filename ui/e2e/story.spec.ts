import { canvas, saved } from './modeling';
import { expect, screenshot, test } from './studio';

// A server that can deploy: what it starts may be programs in the place of containers.
const deploying = process.env['UI_DEPLOYING_URL'];

test.use(deploying === undefined ? {} : { baseURL: deploying });
test.skip(deploying === undefined, 'not run: UI_DEPLOYING_URL names no server that deploys');

test('somebody new has an application of their own within minutes', async ({ page, person, request }) => {
  test.setTimeout(180_000);
  expect(person.name).not.toBe('');
  await page
    .getByRole('link', { name: 'New app' })
    .or(page.getByRole('button', { name: 'New app' }))
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await dialog.getByLabel('Name', { exact: true }).fill('Workshop');
  await dialog.getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workshop' })).toBeVisible();
  const go = (place: string) => page.getByRole('link', { name: place, exact: true }).click();

  await go('Model');
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await expect(canvas(page).getByRole('group', { name: /^task:/ })).toBeVisible();
  await saved(page);
  await page.getByRole('link', { name: /^Review/ }).click();
  await page.getByLabel('What is new').fill('First');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is published')).toBeVisible();

  await go('Records');
  await page.getByRole('link', { name: /^task/i }).first().click();
  await page.getByRole('button', { name: /^Create the first/ }).click();
  const form = page.getByRole('dialog', { name: /^New/ });
  await form.getByLabel(/^title/i).fill('Sharpen the chisels');
  await form.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('gridcell', { name: 'Sharpen the chisels Open' })).toBeVisible();
  await screenshot(page, 'story-records');

  await go('Deployments');
  await page.getByRole('button', { name: 'Deploy' }).first().click();
  await page.getByRole('dialog', { name: 'Deploy version 1' }).getByRole('button', { name: 'Deploy' }).click();
  await expect(page.getByText('Running').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Under way')).toHaveCount(0);
  await screenshot(page, 'story-deployed');
  const url = await page.getByRole('link', { name: /^Open/ }).getAttribute('href');
  const answer = await request.get(url ?? '');
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('version 1');
});
