import { Api } from './operations';
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  LOOKS,
  newPerson,
  PASSWORD,
  register,
  screenshot,
  setTheme,
  test,
} from './studio';

const EVIL = '"><img src=x onerror=alert(1)> Schlüsselverwaltungsübergabeprotokollführungsbeauftragte';

test('a key is made, shown once, used and ended', async ({ page, person, request }) => {
  expect(person.name).toBeTruthy();
  await page.goto('/settings?section=keys');
  await page.getByRole('button', { name: 'New API key' }).click();
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByRole('button', { name: 'New API key' }).click();
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  await dialog.getByLabel('Name', { exact: true }).fill(EVIL);
  await dialog.getByRole('checkbox', { name: 'profile: read' }).click();
  await dialog.getByLabel(/Expires in days/).fill('30');
  await expectAccessible(page);
  await screenshot(page, 'key-dialog');
  await dialog.getByRole('button', { name: 'New API key' }).click();
  const shown = page.getByRole('dialog', { name: 'Your new API key' });
  const key = (await shown.locator('code').textContent()) ?? '';
  const me = await request.get('/api/v1/me', { headers: { Authorization: `Bearer ${key}` } });
  expect(me.status()).toBe(200);
  await expectAccessible(page);
  await screenshot(page, 'key-shown');
  await shown.getByRole('button', { name: 'I have it' }).click();
  await expect(page.getByRole('rowheader', { name: EVIL })).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: `Actions: ${EVIL}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('You have no API key')).toBeVisible();
  const later = await request.get('/api/v1/me', { headers: { Authorization: `Bearer ${key}` } });
  expect(later.status()).toBe(401);
  await expect(page.getByRole('link', { name: 'Open the API reference' })).toHaveAttribute('href', '/docs');
});

test('somebody is invited, joins, gets another role and leaves', async ({ page, person, browser, request }) => {
  test.setTimeout(150_000);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Viewer' }).click();
  await screenshot(page, 'invite-dialog');
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  const shown = page.getByRole('dialog', { name: 'The invitation' });
  const token = (await shown.locator('code').first().textContent()) ?? '';
  await screenshot(page, 'invitation-shown');
  await shown.getByRole('button', { name: 'I have it' }).click();

  const other = await browser.newContext();
  const guest = newPerson();
  const theirs = await other.newPage();
  await register(theirs, guest);
  await theirs.goto('/settings');
  await theirs.getByLabel('Token').fill(token);
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByText(`You are in ${person.name} now`)).toBeVisible();
  await other.close();

  await page.reload();
  const members = page.getByRole('region', { name: 'Members', exact: true });
  await expect(members.getByText(guest.email)).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'members');
  await page
    .getByRole('button', { name: `Actions: ${guest.name}` })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Builder' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Change' }).click();
  await expect(members.getByText('Builder')).toBeVisible();

  const api = await Api.of(request, person);
  const app = await api.publishedApp('With people');
  await page.goto(`/apps/${app}/settings`);
  await expect(page.getByText('Nobody has roles of this app')).toBeVisible();
  await expectAccessible(page);
  await screenshot(page, 'app-settings');
  await page.getByLabel('Name', { exact: true }).fill(EVIL);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The app is saved')).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.goto('/settings?section=audit');
  await expect(page.getByText('member.role-changed')).toBeVisible();
  await page.getByLabel('Action').fill('app.renamed');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/action=app\.renamed/);
  await expect(page.getByText('member.role-changed')).toBeHidden();
  await expect(page.getByText('app.renamed', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await screenshot(page, 'audit');

  await page.goto(`/apps/${app}/settings`);
  await page.getByRole('button', { name: 'Delete the app' }).click();
  const deletion = page.getByRole('dialog');
  await deletion.getByLabel(`Type ${app} to confirm`).fill(app);
  await deletion.getByRole('button', { name: 'Delete the app' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await expect(page.getByText(app, { exact: true })).toHaveCount(0);
  expect(PASSWORD).toBeTruthy();
});

for (const [theme] of LOOKS.filter(([, width]) => width === 390)) {
  test(`settings in ${theme} fit a phone`, async ({ page, person, request }) => {
    const api = await Api.of(request, person);
    await api.call('POST', '/api-keys', { name: EVIL });
    await page.setViewportSize({ width: 390, height: 844 });
    await setTheme(page, theme);
    for (const section of ['people', 'workspace', 'keys', 'audit']) {
      await page.goto(`/settings?section=${section}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
      await expect(page.getByRole('tabpanel')).toContainText(/./);
      await expect(page.getByRole('table').first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `settings-${section}-${theme}-390`);
    }
  });
}
