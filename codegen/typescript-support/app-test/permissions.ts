import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { model } from '../src/model.ts';
import type { Action, Entity } from '../src/support/model.ts';
import { itemsOf, type Body, type Client, type Reply } from './client.ts';
import type { Harness } from './harness.ts';

/** The one who asks, in an expression. */
const USER = /(?<![\w.])user(\.id)?(?!\w)/g;

interface Permission {
  readonly entity: string;
  readonly actions: readonly Action[];
  readonly where: string | null;
}

interface Role {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

/** Every role on every entity: what it may not do is forbidden, what it cannot see is not there. */
export function testPermissions(harness: () => Harness): void {
  for (const role of [...model.roles, undefined]) {
    describe(role === undefined ? 'somebody without a role' : `the role ${role}`, () => {
      let person: Client;

      before(async () => {
        person = await harness().person(...(role === undefined ? [] : [role]));
      });

      for (const entity of model.entities.values()) {
        test(`has its rights on ${entity.name} and no others`, async () => {
          const { samples } = harness();
          const record = await samples.create(entity.name);
          await assertRights(person, entity, role, record);
          await assertSeen(harness(), person, entity.name, role);
          await samples.delete(entity.name, record);
        });
      }
    });
  }
}

async function assertRights(person: Client, entity: Entity, role: string | undefined, record: Body): Promise<void> {
  const path = `/api/v1/records/${entity.name}`;
  const item = `${path}/${String(record['id'])}`;
  const grants = role === 'admin' ? [] : entity.grants.filter((grant) => grant.role === role);
  const may = (action: Action): boolean => role === 'admin' || grants.some((grant) => grant.actions.includes(action));
  const refused = role !== 'admin' && grants.length === 0 ? 404 : 403;
  const list = await person.get(`${path}?limit=500`);
  if (!may('read')) {
    assert.equal(list.status, refused, list.text);
    assert.equal((await person.get(item)).status, refused);
  } else {
    assert.equal(list.status, 200, list.text);
    const isListed = itemsOf(list).some((one) => one['id'] === record['id']);
    assert.equal((await person.get(item)).status, isListed ? 200 : 404);
    const hidden = entity.members.filter((member) => {
      const readers = grants.filter((grant) => grant.actions.includes('read'));
      return readers.length > 0 && readers.every((grant) => grant.hidden.includes(member.name));
    });
    for (const member of hidden) {
      assert.ok(itemsOf(list).every((one) => !Object.hasOwn(one, member.name)));
      assert.equal((await person.get(`${path}?sort=${member.name}`)).status, 422);
    }
  }
  if (!may('create')) {
    assert.equal((await person.post(path, {})).status, refused);
  }
  if (!may('update') || !may('read')) {
    assert.equal((await person.patch(item, {})).status, refused);
  }
  if (!may('delete') || !may('read')) {
    assert.equal((await person.delete(item)).status, refused);
  }
}

/** A role sees the records that an administrator finds by the conditions of its permissions. */
async function assertSeen(harness: Harness, person: Client, entity: string, role: string | undefined): Promise<void> {
  const roles = (await harness.admin.get('/meta')).body['roles'] as readonly Role[];
  const permissions = (roles.find((one) => one.name === role)?.permissions ?? []).filter(
    (permission) => permission.entity === entity && permission.actions.includes('read'),
  );
  if (role === 'admin' || permissions.length === 0) {
    return;
  }
  const me = (await person.get('/api/v1/me')).body['id'] as string;
  const conditions = permissions.map(({ where }) => (where === null ? 'true' : `(${where})`));
  const filter = encodeURIComponent(conditions.join(' || ').replaceAll(USER, `'${me}'`));
  const path = `/api/v1/records/${entity}?limit=500&fields=id`;
  const expected = await harness.admin.get(`${path}&filter=${filter}`);
  assert.equal(expected.status, 200, expected.text);
  assert.deepEqual(idsOf(await person.get(path)), idsOf(expected));
}

function idsOf(reply: Reply): readonly unknown[] {
  return itemsOf(reply)
    .map((item) => item['id'])
    .sort();
}
