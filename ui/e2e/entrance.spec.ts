import { createApp, expect, newPerson, PASSWORD, register, test } from './studio';

test('somebody makes an account and an app, signs out and in again', async ({ page }) => {
  const person = newPerson();
  await page.goto('/');
  // Nobody was here before: the first thing is an account.
  await expect(page).toHaveURL(/\/register$/);
  await register(page, person);

  await page.getByRole('button', { name: 'Create your first app' }).click();
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await dialog.getByLabel('Name', { exact: true }).fill('Customers and orders');
  await dialog.getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customers and orders' })).toBeVisible();
  await expect(page).toHaveURL(/\/apps\/customers-and-orders/);

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.goto('/apps');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fapps$/);

  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Customers and orders' })).toBeVisible();
});

test('a session outlives a reload, and its token is nowhere that scripts find it', async ({ page, person }) => {
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${person.name}` })).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  expect(kept).not.toContain('eyJ');
  expect(kept).not.toContain(person.email);
});

test('what the server refuses stands beside its field', async ({ page, expectedTroubles }) => {
  expectedTroubles.push('409');
  const person = newPerson();
  await register(page, person);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

  await page.goto('/register');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Your name')).toBeFocused();
  await expect(page.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('At least 15 characters, please.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toContainText('does not fit');
});

test('a session that ends keeps the page until its person is back', async ({ page, person, expectedTroubles }) => {
  expectedTroubles.push('401');
  await page.goto('/?create');
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await dialog.getByLabel('Name', { exact: true }).fill('Half a name');
  await page.context().clearCookies();
  await page.route('**/api/v1/apps', async (route) => {
    const headers = { ...route.request().headers(), authorization: 'Bearer nothing' };
    await (route.request().method() === 'POST' ? route.continue({ headers }) : route.continue());
  });
  await dialog.getByRole('button', { name: 'Create app' }).click();
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  await expect(again.getByLabel('Email')).toHaveValue(person.email);
  await page.unrouteAll();
  await again.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toBeHidden();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Half a name');
  await dialog.getByRole('button', { name: 'Create app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Half a name' })).toBeVisible();
});

test('texts of people are shown as texts', async ({ page, person }) => {
  expect(person.name).toBeTruthy();
  const name = '<img src=x onerror=alert(1)> "\'</script> ﷽ Donaudampfschifffahrtsgesellschaftskapitänsmütze';
  await createApp(page, name);
  await page.goto('/');
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
  await expect(page.locator('main img')).toHaveCount(0);
});

test('nobody is sent to another site', async ({ page, person }) => {
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.waitForURL('**/sign-in**');
    expect(new URL(page.url()).hostname).not.toContain('evil');
  }
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${person.name}` })).toBeVisible();
});
