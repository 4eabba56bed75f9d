import type { Connection } from '../database.ts';
import { referencesOf, type Entity, type Model, type RequestContext, type ToOneMember } from '../model.ts';

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
      const text = `SELECT "id" FROM ${owner.table} WHERE ${member.column} = ANY($1::uuid[]) ORDER BY "id" FOR UPDATE`;
      const rows = await this.#connection.query(text, [ids]);
      const referring = rows.map((row) => row[0] as string).filter((id) => !this.#doomed.has(id));
      if (referring.length === 0) {
        continue;
      }
      if (member.onDelete === 'cascade') {
        await this.release(owner, referring);
      } else {
        await this.#letGo(owner, member, referring);
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
