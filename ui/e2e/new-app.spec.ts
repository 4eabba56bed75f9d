import { expect, expectAccessible, expectNoSidewaysScroll, LOOKS, screenshot, setTheme, test } from './studio';

test('a template becomes an app with records by one click', async ({ page, person }) => {
  expect(person.name).toBeTruthy();
  await page.goto('/new-app');
  const card = page.getByRole('region', { name: 'Project tracker' });
  await expect(card.getByText(/\d+ entities, \d+ fields/)).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'new-app');
  await card.getByText('What is in it').click();
  await expect(card.locator('details').getByText('Tasks', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: 'Use with records' }).click();
  await expect(page).toHaveURL(/\/apps\/project-tracker/);
  await expect(page.getByRole('heading', { level: 1, name: 'Project tracker' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Version 1').first()).toBeVisible();
});

test('an app begins empty only with a name', async ({ page, person }) => {
  expect(person.name).toBeTruthy();
  await page.goto('/new-app');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByText('The app needs a name')).toBeVisible();
  const name = '<b onclick=alert(1)>Empty</b>';
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('an app begins with what another tool has', async ({ page, person }) => {
  expect(person.name).toBeTruthy();
  await page.goto('/new-app');
  await page.getByLabel('Name', { exact: true }).fill('Brought along');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('dialog', { name: /Import/ })).toBeVisible();
});

for (const [theme] of LOOKS.filter(([, width]) => width === 390)) {
  test(`the gallery fits a phone in ${theme}`, async ({ page, person }) => {
    expect(person.name).toBeTruthy();
    await page.setViewportSize({ width: 390, height: 844 });
    await setTheme(page, theme);
    await page.goto('/new-app');
    await expect(page.getByRole('region', { name: 'Project tracker' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await screenshot(page, `new-app-${theme}-390`);
  });
}
