import {
  createApp,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  LOOKS,
  newPerson,
  register,
  screenshot,
  setTheme,
  test,
} from './studio';

const ENTRANCES = ['/register', '/sign-in', '/setup', '/reset-password'];

for (const [theme, width] of LOOKS) {
  test(`each page in ${theme} at ${width} px is accessible and fits`, async ({ page }) => {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    async function look(path: string, heading: RegExp, name: string) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `${name}-${theme}-${width}`);
    }
    await page.goto('/register');
    await setTheme(page, theme);
    for (const path of ENTRANCES) {
      await look(path, /./, path.slice(1));
    }
    await register(page, newPerson());
    await look('/', /Welcome/, 'home-empty');
    await createApp(page, 'Customers and orders');
    await createApp(page, 'Rechtsschutzversicherungsgesellschaften und Arbeiterunfallversicherungsgesetze verwalten');
    await look('/', /Welcome/, 'home');
    await look('/apps', /Apps/, 'apps');
    const app = await page.getByRole('link', { name: 'Customers and orders' }).getAttribute('href');
    await look(app ?? '', /Customers/, 'app-overview');
    await look('/profile', /Profile/, 'profile');
    await look('/nothing/here', /Not found/, 'not-found');
    await page.goto('/?create');
    await expect(page.getByRole('dialog', { name: 'New app' })).toBeVisible();
    await expectAccessible(page);
    await screenshot(page, `create-app-${theme}-${width}`);
  });
}

test('everything can be reached by keys alone', async ({ page, person }) => {
  expect(person.email).toContain('@');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();

  await page.keyboard.press('?');
  const table = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(table).toContainText('Ctrl+K');
  await expectAccessible(page);
  await screenshot(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await expect(table).toBeHidden();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search or do something' });
  await expect(palette).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await screenshot(page, 'palette');
  await page.keyboard.type('new app');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New app' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('g a ? by keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'g a ? by keys' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: /Welcome/ })).toBeVisible();
});

test('the studio speaks German, and stays so', async ({ page, person }) => {
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Willkommen, ${person.name}` })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: `Willkommen, ${person.name}` })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'home-german-390');
  await page.getByRole('button', { name: 'Ihr Konto' }).click();
  await expect(page.getByRole('menuitem', { name: 'Abmelden' })).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'menu-german-390');
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  // Signing out clears the storage of this site; what it looks like stays.
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
});

test('the rail reaches from top to bottom and toasts move nothing', async ({ page, person }) => {
  await page.goto('/profile');
  await page.getByLabel('Your name').fill(`${person.name} L.`);
  const before = await page.locator('main').boundingBox();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your name is saved')).toBeVisible();
  await screenshot(page, 'toast');
  expect(await page.locator('main').boundingBox()).toEqual(before);
  expect((before?.y ?? 0) + (before?.height ?? 0)).toBe(900);
});

test('whoever goes offline is told', async ({ page, person, expectedTroubles }) => {
  expect(person.name).toBeTruthy();
  expectedTroubles.push('ERR_INTERNET_DISCONNECTED');
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('You are offline.')).toBeHidden();
});
