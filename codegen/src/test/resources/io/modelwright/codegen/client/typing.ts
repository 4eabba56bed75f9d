import { cel, createClient, type TaskLabelsChoice, type TaskStatusChoice } from './index.js';

const client = createClient({ server: 'https://example.org', token: 't' });
const status: TaskStatusChoice = 'doing';
const labels: readonly TaskLabelsChoice[] = ['red'];

/** What has to compile, and after each word to the compiler what must not. */
export async function typed(id: string): Promise<unknown[]> {
  const page = await client.task.list({
    filter: cel`estimate > ${cel.decimal('12.50')} && status == ${status}`,
    sort: ['-project.name', 'title', 'parent.parent.due'],
    expand: ['project', 'parent.project', 'children'],
    fields: ['title', 'project.name', 'children.title'],
  });
  const seen: unknown[] = [page.items[0]?.project?.name, page.items[0]?.children?.items[0]?.title, labels];
  // @ts-expect-error
  await client.task.list({ sort: ['nothing.at.all'] });
  // @ts-expect-error
  await client.task.list({ sort: ['-project.nothing'] });
  // @ts-expect-error
  await client.task.list({ sort: ['children.title'] });
  // @ts-expect-error
  await client.task.list({ expand: ['project.nothing'] });
  // @ts-expect-error
  await client.task.get(id, { expand: ['title'] });
  // @ts-expect-error
  await client.task.get(id, { fields: ['project.nothing'] });
  // @ts-expect-error
  client.task.iterate({ limit: 10 });
  for await (const child of client.task.related(id, 'children')) {
    seen.push(child.title.length);
  }
  // @ts-expect-error
  client.task.related(id, 'project');
  const groups = await client.task.aggregate({ compute: ['count', 'sum(estimate)'], groupBy: ['status', 'project.name'] });
  seen.push(groups.items[0]?.group.status, groups.items[0]?.sum?.['estimate']);
  // @ts-expect-error
  await client.task.aggregate({ compute: ['sum(title)'] });
  const project = await client.project.create({ name: 'Alpha' });
  seen.push(project.name.length);
  const task = await client.task.create({ title: 'for somebody else' });
  seen.push(task.id.length, task.version + 1, task.title?.length);
  // @ts-expect-error
  seen.push(task.title.length);
  return seen;
}
