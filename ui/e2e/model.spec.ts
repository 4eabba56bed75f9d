import type { Page } from '@playwright/test';
import { createApp, expect, expectAccessible, screenshot, test } from './studio';

async function openModel(page: Page, app: string): Promise<string> {
  await createApp(page, app);
  const address = `${new URL(page.url()).pathname}/model`;
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Model' })).toBeVisible();
  return address;
}

test('first look', async ({ page, person }) => {
  expect(person).toBeTruthy();
  await openModel(page, 'Look');
  await screenshot(page, 'model-empty');
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await expect(page.getByText(/Draft saved/)).toBeVisible();
  await screenshot(page, 'model-example');
  const canvas = page.getByRole('application', { name: 'Model canvas' });
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await screenshot(page, 'model-entity');
  await expectAccessible(page);
  await page.getByRole('complementary').getByRole('button', { name: /status/ }).click();
  await screenshot(page, 'model-field');
  await expectAccessible(page);
  await canvas.focus();
  await page.keyboard.press('c');
  await screenshot(page, 'model-connect');
});
