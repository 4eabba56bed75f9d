import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rights } from '../src/support/access.ts';
import { compileFilter } from '../src/support/expression/checker.ts';
import { canonicalPattern } from '../src/support/expression/pattern.ts';
import { Renderer } from '../src/support/expression/render.ts';
import { Model, SYSTEM_MEMBERS, type Entity, type FieldMember, type FieldType } from '../src/support/model.ts';
import { Joins } from '../src/support/records/joins.ts';
import { bind, sql, Statement } from '../src/support/sql.ts';

function field(name: string, type: FieldType): FieldMember {
  return { kind: 'field', id: `id of ${name}`, name, type, columns: [`"${name}"`], required: false, initial: null };
}

const task: Entity = {
  id: 'id of task',
  name: 'task',
  table: '"task"',
  members: [
    ...SYSTEM_MEMBERS,
    field('title', { kind: 'text' }),
    field('status', { kind: 'choice', choices: ['todo', 'done'] }),
    field('priority', { kind: 'integer' }),
    field('estimate', { kind: 'decimal', precision: 10, scale: 2 }),
    field('due', { kind: 'date' }),
    field('hidden', { kind: 'text' }),
    {
      kind: 'toOne',
      id: 'id of parent',
      name: 'parent',
      target: 'task',
      column: '"parent_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'formula',
      name: 'loud',
      result: 'text',
      reads: [['title']],
      sql: (path) => sql`(${path('title')} || ${bind('text', '!')})`,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: () => undefined,
  grants: [{ role: 'member', actions: ['read'], where: (row) => sql`(${row}."a")`, hidden: ['hidden'], readOnly: [] }],
  statements: { insert: '', delete: '' },
};
const model = new Model({ entities: [task], roles: ['member'], timeZone: 'UTC', version: 1 });

function rendered(source: string, role = 'admin'): string {
  const rights = new Rights(model, [role]);
  const expr = compileFilter(source, rights, task);
  if (!('kind' in expr)) {
    return expr.map((fault) => `${fault.code}@${fault.offset}`).join();
  }
  const joins = new Joins(rights);
  const filter = new Renderer(joins.path('e', task)).filter(expr);
  return new Statement(sql`${filter}${joins.text}`).text;
}

test('filters become SQL that indexes serve', () => {
  assert.equal(rendered("status == 'done'"), '(e."status" = $1::text)');
  assert.equal(rendered("!(status != 'done')"), '(e."status" = $1::text)');
  assert.equal(rendered('priority > 1 && due < today()'), '((e."priority" > $1::bigint) AND (e."due" < $2::date))');
  assert.equal(rendered('estimate >= 1.5'), '(e."estimate" >= $1::numeric)');
  assert.equal(rendered('priority in [1, 2]'), '(e."priority" = ANY($1::bigint[]))');
  assert.equal(rendered('due == null'), '(e."due" IS NULL)');
  assert.equal(rendered('createdBy == user.id'), '(e."created_by" = $1::uuid)');
  assert.equal(rendered("loud == 'a!'"), '((e."title" || $1::text) = $2::text)');
});

test('paths lead only to what the caller may read', () => {
  assert.equal(
    rendered("parent.title == 'x'", 'member'),
    '(j0."title" = $1::text) LEFT JOIN "task" j0 ON j0."id" = e."parent_id" AND ((j0."a"))',
  );
});

test('what does not parse or fit is told with its place', () => {
  assert.equal(rendered('(status'), 'syntax@7');
  assert.equal(rendered("status == 'never'"), 'type@10');
  assert.equal(rendered("'😀' == nothing"), 'unknown-name@7');
  assert.equal(rendered("hidden == 'x'", 'member'), 'unknown-name@0');
  assert.equal(rendered('priority + due > 1'), 'type@9');
  assert.equal(rendered("title.matches('(?i)a')"), 'not-translatable@14');
  assert.equal(rendered('constructor(1)'), 'unknown-name@11');
  assert.equal(rendered('toString == null'), 'unknown-name@0');
  assert.equal(rendered('{}'), 'not-translatable@0');
  assert.equal(rendered('9223372036854775808 == 1'), 'syntax@0');
  assert.equal(rendered(`${'!'.repeat(100)}true`), 'too-complex@0');
});

test('patterns are written so that every engine reads them alike', () => {
  assert.equal(canonicalPattern('\\d+(a|b)?.'), '[0-9]+(?:a|b)?[^\n]');
  assert.equal(canonicalPattern('[\\w-]{2,3}'), '[0-9A-Za-z_\\-]{2,3}');
  assert.throws(() => canonicalPattern('a*?'));
  assert.throws(() => canonicalPattern('(a{100}){100}'));
});
