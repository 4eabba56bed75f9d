import { allOf, conditionOf, type Access, type Rights, type RightsOfRoles } from '../access.ts';
import type { Connection } from '../database.ts';
import { fileFieldsOf, type Entity, type FieldMember, type Model, type RequestContext } from '../model.ts';
import { slotsOf } from '../records/reader.ts';
import { raw, slot, sql, Statement } from '../sql.ts';
import { FileStore, type FileUse, type StoredFile } from './store.ts';

/** How many places are looked at for a reader, the newest first. */
const PLACES_READ = 100;
/** With this many places a file counts as referred to without a look. */
const PLACES_MAX = 1_000;

interface Place {
  readonly entity: Entity;
  readonly field: FieldMember;
  readonly records: string[];
}

/**
 * Who may read which file. What is noted of a file's places only says where to look: each answer comes of the records as the
 * caller sees them now, so that rows, masks and roles hold here as they do there.
 */
export class FileReading {
  readonly #model: Model;
  readonly #rights: RightsOfRoles;

  constructor(model: Model, rights: RightsOfRoles) {
    this.#model = model;
    this.#rights = rights;
  }

  /** Whether they see it in a record, or it is theirs and in none. */
  async isReadable(connection: Connection, request: RequestContext, file: StoredFile): Promise<boolean> {
    const rights = this.#rights.of(request.roles);
    const uses = await new FileStore(connection).uses(file.id, PLACES_READ);
    for (const place of this.#places(uses).known) {
      if (await isIn(connection, request, file, place, accessTo(rights, place))) {
        return true;
      }
    }
    return file.createdBy === request.userId && !(await this.isReferred(connection, request, file));
  }

  /** Whether any record has it in a field now, or may have it again: what the design has no more comes back with an older one. */
  async isReferred(connection: Connection, request: RequestContext, file: StoredFile): Promise<boolean> {
    const uses = await new FileStore(connection).uses(file.id, PLACES_MAX);
    const places = this.#places(uses);
    if (uses.length >= PLACES_MAX || places.isRetired) {
      return true;
    }
    for (const place of places.known) {
      if (await isIn(connection, request, file, place, 'all')) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a field into which they may put a file. */
  mayUpload(request: RequestContext): boolean {
    const rights = this.#rights.of(request.roles);
    return [...this.#model.entities.values()].some((entity) =>
      fileFieldsOf(entity).some((field) =>
        (['create', 'update'] as const).some(
          (action) => rights.of(entity.name).writes(action, [field.name]) !== 'none',
        ),
      ),
    );
  }

  /** The places, those of one field together. */
  #places(uses: readonly FileUse[]): { readonly known: readonly Place[]; readonly isRetired: boolean } {
    const known = new Map<string, Place>();
    let isRetired = false;
    for (const use of uses) {
      const entity = this.#model.entityOfId(use.entity);
      const field = entity && fileFieldsOf(entity).find((candidate) => candidate.id === use.field);
      if (entity === undefined || field === undefined) {
        isRetired = true;
        continue;
      }
      const place = known.get(field.id) ?? { entity, field, records: [] };
      place.records.push(use.record);
      known.set(field.id, place);
    }
    return { known: [...known.values()], isRetired };
  }
}

function accessTo(rights: Rights, place: Place): Access {
  const here = rights.of(place.entity.name);
  return allOf([here.access('read'), here.shows(place.field)]);
}

async function isIn(
  connection: Connection,
  request: RequestContext,
  file: StoredFile,
  place: Place,
  access: Access,
): Promise<boolean> {
  if (access === 'none') {
    return false;
  }
  const only = conditionOf(access);
  const column = place.field.columns[0] ?? '';
  const where = only === undefined ? raw('') : sql` AND (${only(raw('e'))})`;
  const text = sql`SELECT 1 FROM ${raw(place.entity.table)} e WHERE e."id" = ANY(${slot('uuid[]', 'records')}) AND e.${raw(column)} = ${slot('uuid', 'file')}${where} LIMIT 1`;
  const slots = { ...slotsOf(request), records: place.records, file: file.id };
  return (await connection.run(new Statement(text), slots)).length > 0;
}
