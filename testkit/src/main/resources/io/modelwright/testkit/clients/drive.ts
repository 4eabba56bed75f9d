import { cel, createClient, Problem } from './index.js';

declare const process: { argv: string[] };

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(what);
  }
}

async function refused(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (failure) {
    if (failure instanceof Problem) {
      return failure;
    }
    throw failure;
  }
  throw new Error('it was not refused');
}

const [server = '', app = '', token = ''] = process.argv.slice(2);
const client = createClient(app === '' ? { server, token } : { server, app, token });
const project = await client.project.create({ name: 'Al"pha' });
const made = await client.task.createMany(
  [0, 1, 2, 3, 4, 5, 6].map((i) => ({
    title: `t${i}`,
    priority: 1 + (i % 2),
    project: project.id,
    hits: 2n ** 53n + 1n,
    estimate: '1.50',
  })),
);
check(made[0]?.hits === 2n ** 53n + 1n && made[0].estimate === '1.50' && made[0].tags?.length === 0, 'values');
const page = await client.task.list({
  filter: cel`priority == 2 && project.name == ${project.name}`,
  sort: ['-title'],
  expand: ['project'],
  count: true,
});
check(page.items.map((one) => one.title).join() === 't5,t3,t1' && page.total === 3, 'list');
check(page.items[0]?.project?.name === 'Al"pha', 'expand');
const titles: string[] = [];
for await (const one of client.task.iterate({ sort: ['title'], pageSize: 3 })) {
  titles.push(one.title);
}
check(titles.join() === 't0,t1,t2,t3,t4,t5,t6', 'pages');
const first = made[0];
if (first === undefined) {
  throw new Error('nothing was made');
}
const changed = await client.task.update(first.id, { due: '2027-01-31', status: 'doing' }, { ifVersion: first.version });
check(changed.due === '2027-01-31' && changed.status === 'doing', 'update');
check((await refused(client.task.update(first.id, { title: 'lost' }, { ifVersion: first.version }))).status === 412, 'stale');
const faults = (await refused(client.task.create({ title: 'x'.repeat(201), priority: 9 }))).errors;
check(faults.map((one) => one.pointer).sort().join() === '/priority,/title', 'faults');
const kinds = [
  cel`estimate == ${cel.decimal('1.50')}`,
  cel`hits == ${2n ** 53n + 1n}`,
  cel`priority > ${0} && done == ${false}`,
  cel`createdAt > ${new Date(0)} && createdAt < ${'2999-01-31T13:05:00Z'}`,
  cel`project == ${project.id} && (due == ${null} || due > ${'2027-01-01'})`,
];
for (const filter of kinds) {
  check((await client.task.list({ filter, limit: 1 })).items.length === 1, filter);
}
const groups = await client.task.aggregate({ compute: ['count', 'sum(estimate)'], groupBy: ['priority'] });
check(groups.items[0]?.count === 4 && groups.items[0].sum?.['estimate'] === '6.00', 'aggregates');
const related: string[] = [];
for await (const one of client.project.related(project.id, 'tasks')) {
  related.push(one.title);
}
check(related.length === 7, 'related');
const once = await client.task.create({ title: 'once' }, { idempotencyKey: 'k2' });
check((await client.task.create({ title: 'once' }, { idempotencyKey: 'k2' })).id === once.id, 'idempotent');
await client.task.delete(once.id);
check((await refused(client.task.get(once.id))).status === 404, 'deleted');
console.log('driven');
