import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { orderGrants } from './grants.ts';
import { orderStatements } from './statements.ts';
import { orderValidation } from './validation.ts';

/** a * / b \u002a/ `x` ${y} {{z}} <#if> 'q' "d" \ 😀 $1 ?. */
export const orderEntity: Entity = {
  name: 'order',
  table: '"order"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'class',
      type: { kind: 'text' },
      columns: ['"class"'],
      required: true,
      initial: '*/ ${x} `',
    },
    {
      kind: 'field',
      name: 'select',
      type: { kind: 'choice', choices: ['default', 'new', 'class'] },
      columns: ['"select"'],
      required: false,
      initial: 'default',
    },
    { kind: 'field', name: 'default', type: { kind: 'integer' }, columns: ['"default"'], required: false, initial: 3 },
    { kind: 'field', name: 'delete', type: { kind: 'boolean' }, columns: ['"delete"'], required: false, initial: null },
    {
      kind: 'field',
      name: 'constructor',
      type: { kind: 'date' },
      columns: ['"constructor"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'prototype',
      type: { kind: 'decimal', precision: 12, scale: 3 },
      columns: ['"prototype"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'toString',
      type: { kind: 'text' },
      columns: ['"to_string"'],
      required: false,
      initial: null,
    },
    {
      kind: 'formula',
      name: 'await',
      result: 'text',
      reads: [['class'], ['this']],
      sql: (path) =>
        sql`((${path('class')} || ${bind('text', ' */ `${x}` \\ \' " ')}) || (CASE (${path('this')} IS NULL) WHEN true THEN ${bind('text', '-')} WHEN false THEN ${path('this')} END))`,
    },
    { kind: 'field', name: 'this', type: { kind: 'text' }, columns: ['"this"'], required: false, initial: null },
    {
      kind: 'field',
      name: 'import',
      type: { kind: 'json' },
      columns: ['"import"'],
      required: false,
      initial: '{"a*/":"`${b}`\\\\"}',
    },
    {
      kind: 'toOne',
      name: 'function',
      target: 'function',
      column: '"function_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    {
      kind: 'toOne',
      name: 'parent',
      target: 'order',
      column: '"parent_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'toOne',
      name: 'twin',
      target: 'order',
      column: '"twin_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'toOne',
      name: 'owner',
      target: '@user',
      column: '"owner_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'children', target: 'order', side: 'inverse', via: '"parent_id"' },
    { kind: 'toMany', name: 'friendOf', target: 'order', side: 'to', via: '"order_friends"' },
    {
      kind: 'toOne',
      name: 'twinOf',
      target: 'order',
      column: '"twin_id"',
      inverse: true,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'friends', target: 'order', side: 'from', via: '"order_friends"' },
    { kind: 'toMany', name: 'watchers', target: '@user', side: 'from', via: '"order_watchers"' },
  ],
  references: {
    fk_e21159a9883f5a118d69ad66b274caa9: 'function',
    fk_ff452db31f425c149df3ff97e83f2a3d: 'parent',
    fk_fb7bbf1e74575fb4b9ac9d30596ac175: 'twin',
    fk_to_66020444f8c65814a5b7a8e48dcff5ba: 'friends',
  },
  uniques: [
    { members: ['twin'], single: true, constraint: 'uq_fb7bbf1e74575fb4b9ac9d30596ac175' },
    { members: ['class', 'default'], single: false, constraint: 'uq_4ce7333dee815ff982ab318de851e6c0' },
  ],
  relatedRules: [
    {
      member: null,
      message: 'a */ b \\u002a/ `x` ${y} {{z}} <#if> \'q\' "d" \\ \n\r\t\u200b\u202e\u2028 😀 $1 ?',
      sql: (row) =>
        sql`((${row}."function_id" IS NULL) OR ((SELECT s0."name" FROM "function" s0 WHERE s0."id" = ${row}."function_id") IS DISTINCT FROM ${bind('text', '? $1 ` ${}')}))`,
    },
  ],
  validate: orderValidation,
  grants: orderGrants,
  statements: orderStatements,
};
