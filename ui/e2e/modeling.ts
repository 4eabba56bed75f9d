import { expect, type Locator, type Page } from '@playwright/test';
import { createApp } from './studio';

/** Makes an app, opens its model, and answers the address of that. */
export async function openModel(page: Page, app: string): Promise<string> {
  await createApp(page, app);
  const address = `${new URL(page.url()).pathname}/model`;
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Model' })).toBeVisible();
  return address;
}

export const canvas = (page: Page): Locator => page.getByRole('application', { name: 'Model canvas' });
export const entity = (page: Page, name: string): Locator =>
  canvas(page).getByRole('group', { name: new RegExp(`^${name}:`) });
export const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });

/** The server has all that was done. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
}

export async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (box === null) {
    throw new Error('it is not to be seen');
  }
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses, moves in steps as a hand does, and lets go. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
}

/** Writes a design through the API, as somebody else would, and answers its path. */
export async function putDesign(page: Page, app: string, design: unknown): Promise<void> {
  const token = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await page.reload();
  const authorization = (await token).headers()['authorization'] ?? '';
  const path = `/api/v1/apps/${app}/draft`;
  const read = await page.request.get(path, { headers: { authorization } });
  const answer = await page.request.put(path, {
    headers: { authorization, 'if-match': read.headers()['etag'] ?? '', 'content-type': 'application/json' },
    data: JSON.stringify(design),
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Writes an expression as people do: what was there goes first. */
export async function writeExpression(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** Waits until what moves by itself stands still. */
export async function steady(page: Page, name: string): Promise<void> {
  let before = await centre(entity(page, name));
  await expect
    .poll(
      async () => {
        const now = await centre(entity(page, name));
        const moved = Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
        before = now;
        return moved;
      },
      { intervals: [300] },
    )
    .toBe(0);
}
