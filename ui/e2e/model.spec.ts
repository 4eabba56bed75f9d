import {
  canvas,
  centre,
  drag,
  entity,
  inspector,
  openModel,
  putDesign,
  saved,
  steady,
  writeExpression,
} from './modeling';
import { expect, expectAccessible, expectNoSidewaysScroll, LOOKS, screenshot, setTheme, test } from './studio';

test('two entities are drawn and connected by mouse', async ({ page, person }) => {
  expect(person.name).not.toBe('');
  await openModel(page, 'Mouse');
  await screenshot(page, 'model-empty');
  await page.getByRole('button', { name: 'Add the first entity' }).click();
  await canvas(page).getByRole('textbox', { name: 'Name of the entity' }).fill('project');
  await page.keyboard.press('Enter');
  await expect(entity(page, 'project')).toBeVisible();

  await page.getByRole('button', { name: 'Add entity' }).first().click();
  await canvas(page).getByRole('textbox', { name: 'Name of the entity' }).fill('task');
  await page.keyboard.press('Enter');
  await entity(page, 'task').getByRole('button', { name: 'Add field' }).click();
  for (const field of ['due date', 'effort: decimal', 'done']) {
    await canvas(page).getByRole('textbox', { name: 'Name of the new field' }).fill(field);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await expect(entity(page, 'task').getByText('dueDate')).toBeVisible();
  await expect(entity(page, 'task').getByRole('button', { name: 'Type of effort' })).toHaveText('Decimal');

  await page.getByRole('button', { name: 'Show all' }).click();
  await page.mouse.move(0, 0);
  await steady(page, 'project');
  const from = await entity(page, 'task').boundingBox();
  const start = { x: (from?.x ?? 0) + (from?.width ?? 0), y: (from?.y ?? 0) + 55 };
  await drag(page, start, await centre(entity(page, 'project')));
  const dialog = page.getByRole('dialog', { name: 'A relation of task' });
  await expect(dialog.getByRole('radio', { name: 'Each task belongs to one project, or to none.' })).toBeChecked();
  await expect(dialog.getByRole('status')).toHaveText(
    'Each task belongs to one project, or to none; deleting the project keeps its tasks.',
  );
  await screenshot(page, 'model-connect');
  await dialog.getByRole('radio', { name: /deletes its tasks/ }).check();
  await dialog.getByRole('button', { name: 'Add relation' }).click();
  await expect(dialog).toBeHidden();
  await expect(entity(page, 'task')).toHaveAccessibleName('task: 4 fields, 1 relations');
  await saved(page);

  const before = await centre(entity(page, 'project'));
  await drag(page, { ...before, y: before.y - 30 }, { x: before.x, y: before.y + 150 });
  const after = await centre(entity(page, 'project'));
  expect(after.y - before.y).toBeGreaterThan(100);
  await page.reload();
  await expect(entity(page, 'project')).toBeVisible();
  await expect(inspector(page)).toBeVisible();
  await screenshot(page, 'model-relation');
});

test('the same by keys alone, with undo and redo', async ({ page, person }) => {
  expect(person.name).not.toBe('');
  await openModel(page, 'Keys');
  await page.keyboard.press('Enter');
  await page.keyboard.type('project');
  await page.keyboard.press('Enter');
  await canvas(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('task');
  await page.keyboard.press('Enter');
  await canvas(page).focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'A relation of task' });
  await dialog.getByRole('combobox', { name: 'With' }).focus();
  await page.keyboard.type('proj');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Each task belongs to one project');
  await dialog.getByRole('button', { name: 'Add relation' }).focus();
  await page.keyboard.press('Enter');
  await expect(entity(page, 'task')).toHaveAccessibleName('task: 1 fields, 1 relations');

  await canvas(page).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('heading', { level: 2, name: 'project' })).toBeVisible();
  const before = await centre(entity(page, 'project'));
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await centre(entity(page, 'project'))).y - before.y).toBeGreaterThan(20);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await centre(entity(page, 'project'))).y - before.y).toBeCloseTo(0);

  await page.keyboard.press('Delete');
  await expect(entity(page, 'project')).toBeHidden();
  await expect(entity(page, 'task')).toHaveAccessibleName('task: 1 fields, 0 relations');
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expect(entity(page, 'task')).toHaveAccessibleName('task: 1 fields, 1 relations');
  await page.keyboard.press('Control+y');
  await expect(entity(page, 'project')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(entity(page, 'project')).toBeVisible();
  await saved(page);
});

test('publishing says what is lost, and asks for it', async ({ page, person }) => {
  expect(person.name).not.toBe('');
  const address = await openModel(page, 'Losses');
  const app = address.split('/')[2] ?? '';
  await page.getByRole('button', { name: 'Begin with an example' }).click();
  await saved(page);
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByText('Adds project.')).toBeVisible();
  await screenshot(page, 'model-review-first');
  await expectAccessible(page);
  await page.getByLabel('What is new').fill('First');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 is published')).toBeVisible();

  const token = page.waitForRequest((request) => request.headers()['authorization'] !== undefined);
  await page.reload();
  const authorization = (await token).headers()['authorization'] ?? '';
  const made = await page.request.post(`/api/v1/apps/${app}/records/task`, {
    headers: { authorization },
    data: { title: 'One', due: '2027-01-31' },
  });
  expect(made.status()).toBe(201);

  await page.goto(address);
  await entity(page, 'task').getByText('due').click();
  await inspector(page).getByRole('button', { name: 'Remove due' }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(entity(page, 'task').getByText('due')).toBeVisible();
  await saved(page);
  await expect(page.getByRole('link', { name: 'Review', exact: true })).toBeVisible();

  await entity(page, 'task').getByText('due').click();
  await inspector(page).getByRole('button', { name: 'Remove due' }).click();
  await entity(page, 'task').getByRole('button', { name: 'Add field' }).click();
  await canvas(page).getByRole('textbox', { name: 'Name of the new field' }).fill('place');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await entity(page, 'task').getByText('place').click();
  await inspector(page)
    .getByRole('checkbox', { name: /Required/ })
    .click();
  await saved(page);
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByRole('heading', { name: /Loses data/ })).toBeVisible();
  await screenshot(page, 'model-review-loss');
  await expectAccessible(page);
  const publish = page.getByRole('button', { name: 'Publish' });
  await page.getByLabel('What is new').fill('Without dates');
  await expect(publish).toBeDisabled();
  await page.getByRole('checkbox', { name: /task\.due leave the app/ }).click();
  const value = page.getByRole('textbox', { name: 'Value for the records that are there' });
  await writeExpression(page, value, "'nowhere'");
  await expect(publish).toBeDisabled();
  await page.getByLabel('Type Losses to confirm').fill('Losses');
  await publish.click();
  await expect(page.getByText('Version 2 is published')).toBeVisible();

  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByText('Without dates')).toBeVisible();
  await expect(page.getByText('1 loses data')).toBeVisible();
  await expect(page.getByRole('heading', { name: /Loses data/ })).toBeVisible();
  await screenshot(page, 'model-versions');
  await expectAccessible(page);
  await page.getByRole('button', { name: /First/ }).click();
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await page.getByRole('button', { name: 'Make it the draft' }).click();
  await expect(entity(page, 'task').getByText('due')).toBeVisible();
});

test.describe('two browsers', () => {
  test.use({ expectedTroubles: ['412'] });

  test('on one draft write nothing over', async ({ page, person, context }) => {
    expect(person.name).not.toBe('');
    const address = await openModel(page, 'Together');
    await page.getByRole('button', { name: 'Begin with an example' }).click();
    await saved(page);
    const other = await context.newPage();
    await other.goto(address);
    await expect(entity(other, 'task')).toBeVisible();

    await entity(page, 'project').dblclick({ position: { x: 60, y: 20 } });
    await canvas(page).getByRole('textbox', { name: 'Name of the entity' }).fill('plan');
    await page.keyboard.press('Enter');
    await saved(page);

    await other.getByRole('button', { name: 'Add entity' }).first().click();
    await canvas(other).getByRole('textbox', { name: 'Name of the entity' }).fill('person');
    await other.keyboard.press('Enter');
    const dialog = other.getByRole('dialog', { name: 'Two people changed the draft' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText('plan', { exact: true })).toBeVisible();
    await screenshot(other, 'model-conflict');
    await expectAccessible(other);
    await dialog.getByRole('button', { name: 'Combine both' }).click();
    await expect(entity(other, 'plan')).toBeVisible();
    await expect(entity(other, 'person')).toBeVisible();
    await saved(other);

    await page.reload();
    await expect(entity(page, 'plan')).toBeVisible();
    await expect(entity(page, 'person')).toBeVisible();
  });
});

test.describe('what the server refuses', () => {
  test.use({ expectedTroubles: ['422'] });

  test('stands at its element, and is saved once it is mended', async ({ page, person }) => {
    expect(person.name).not.toBe('');
    await openModel(page, 'Refused');
    await page.getByRole('button', { name: 'Begin with an example' }).click();
    await saved(page);
    await entity(page, 'task').click({ position: { x: 60, y: 20 } });
    await inspector(page).getByRole('button', { name: 'Add rule' }).click();
    const expression = inspector(page).getByRole('textbox', { name: 'Must be true' });
    await writeExpression(page, expression, 'due > ');
    await expect(page.getByText(/Not saved: 1 problem/)).toBeVisible();
    await expect(inspector(page).getByText(/At character/)).toBeVisible();
    await screenshot(page, 'model-refused');
    await expectAccessible(page);
    await writeExpression(page, expression, 'due == null || due > da');
    await expression.press('Control+Space');
    await expect(page.getByRole('option', { name: /^date\(/ })).toBeVisible();
    await screenshot(page, 'model-completion');
    await page.keyboard.press('Escape');
    await writeExpression(page, expression, 'due == null || due > date("2020-01-01")');
    await saved(page);
  });
});

test('what people write is text', async ({ page, person }) => {
  expect(person.name).not.toBe('');
  const address = await openModel(page, '<img src=x onerror=alert(1)>');
  const evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  await putDesign(page, address.split('/')[2] ?? '', {
    entities: [
      {
        name: 'thing',
        displayName: evil,
        pluralName: evil,
        description: evil,
        fields: [
          { name: 'title', type: 'text', displayName: evil, description: evil },
          { name: 'kind', type: 'choice', choices: [{ name: 'a', label: evil }] },
        ],
        rules: [{ expression: `title != '${evil.replaceAll('"', '')}'`, message: evil }],
      },
    ],
    relations: [{ from: 'thing', name: 'parent', kind: 'manyToOne', to: 'thing', displayName: evil }],
    roles: [{ name: 'member', displayName: evil, permissions: [{ entity: 'thing', actions: ['read'] }] }],
  });
  let alerts = 0;
  page.on('dialog', (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await page.goto(address);
  await canvas(page).focus();
  await page.keyboard.press('Home');
  await expect(inspector(page).getByText(evil).first()).toBeVisible();
  await inspector(page).getByRole('button', { name: /kind/ }).click();
  await screenshot(page, 'model-hostile');
  await page.getByRole('button', { name: 'Roles' }).click();
  await expect(page.getByRole('heading', { level: 2, name: evil })).toBeVisible();
  await page.getByRole('link', { name: /^Review/ }).click();
  await expect(page.getByText('Adds thing.')).toBeVisible();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(alerts).toBe(0);
});

for (const [theme, width] of LOOKS) {
  test(`the model in ${theme} at ${width} px is accessible and fits`, async ({ page, person }) => {
    expect(person.name).not.toBe('');
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await setTheme(page, theme);
    const address = await openModel(page, 'Kundenbeziehungsverwaltung');
    const look = async (name: string) => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await screenshot(page, `model-${name}-${theme}-${width}`);
    };
    await expect(page.getByRole('button', { name: 'Add entity' }).first()).toBeVisible();
    await look('start');
    await page.goto(`${address}?view=canvas`);
    await page.getByRole('button', { name: 'Begin with an example' }).click();
    await saved(page);
    await look('canvas');
    await page.getByRole('button', { name: 'List' }).click();
    await page.getByRole('button', { name: /^task/ }).click();
    await expect(inspector(page).getByRole('heading', { name: 'task' })).toBeVisible();
    await look('list');
    await inspector(page)
      .getByRole('button', { name: /status/ })
      .click();
    await look('field');
    await inspector(page).getByRole('button', { name: 'Close the inspector' }).click();
    await page.getByRole('button', { name: 'Roles' }).click();
    await page.getByRole('button', { name: 'Add role' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Limits for task' }).click();
    await look('permission');
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    await saved(page);
    await look('roles');
    await page.goto(`${address}?import=sql`);
    await expect(page.getByRole('dialog', { name: 'Import' })).toBeVisible();
    await look('import');
  });
}
