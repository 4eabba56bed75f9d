import type { Connection } from '../database.ts';
import { referencesOf, type Entity, type Model, type RequestContext, type ToOneMember } from '../model.ts';
import { noteDeletion, noteUpdate } from './journal.ts';
import { idOf, recordOf, selectStored } from './rows.ts';

interface Dependent {
  readonly owner: Entity;
  readonly member: ToOneMember;
}

/**
 * What a deletion does to the records that refer to the deleted ones: those of relations that cascade go with them, those of
 * relations that let go lose their reference and get a new version. For one deletion, before it, in its transaction.
 */
export class Cascade {
  readonly #connection: Connection;
  readonly #model: Model;
  readonly #request: RequestContext;
  readonly #doomed = new Set<string>();

  constructor(connection: Connection, model: Model, request: RequestContext) {
    this.#connection = connection;
    this.#model = model;
    this.#request = request;
  }

  async release(entity: Entity, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#doomed.add(id);
    }
    for (const { owner, member } of this.#dependents(entity)) {
      const text = `${selectStored(owner)} WHERE e.${member.column} = ANY($1::uuid[]) ORDER BY e."id" FOR UPDATE OF e`;
      const rows = await this.#connection.query(text, [ids]);
      const referring = rows.map((row) => recordOf(owner, row)).filter((record) => !this.#doomed.has(idOf(record)));
      if (referring.length === 0) {
        continue;
      }
      if (member.onDelete === 'cascade') {
        for (const record of referring) {
          await noteDeletion(this.#connection, this.#request, owner, record);
        }
        await this.release(owner, referring.map(idOf));
      } else {
        for (const record of referring) {
          await noteUpdate(this.#connection, this.#request, owner, record, [member.name]);
        }
        await this.#letGo(owner, member, referring.map(idOf));
      }
    }
  }

  #dependents(entity: Entity): readonly Dependent[] {
    return [...this.#model.entities.values()].flatMap((owner) =>
      referencesOf(owner)
        .filter((member) => member.target === entity.name && member.onDelete !== 'restrict')
        .map((member) => ({ owner, member })),
    );
  }

  async #letGo(owner: Entity, member: ToOneMember, ids: readonly string[]): Promise<void> {
    const text = `UPDATE ${owner.table}
      SET ${member.column} = NULL, "version" = "version" + 1, "updated_at" = $2, "updated_by" = $3
      WHERE "id" = ANY($1::uuid[])`;
    await this.#connection.query(text, [ids, this.#request.now, this.#request.userId]);
  }
}
