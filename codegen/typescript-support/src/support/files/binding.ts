import type { Connection } from '../database.ts';
import { pointer } from '../json.ts';
import { fileFieldsOf, type Entity, type FieldMember, type RequestContext } from '../model.ts';
import type { Faults } from '../problem.ts';
import { idOf, type StoredRecord } from '../records/rows.ts';
import { isImage } from './media-types.ts';
import type { FileReading } from './reading.ts';
import { FileStore, type FileUse } from './store.ts';

/** A file that a record is to have and did not have before. */
interface Given {
  readonly file: string;
  readonly field: FieldMember;
  readonly use: FileUse;
}

/** Checks the files that records are given, and notes the places with the records, in their transaction. */
export class FileBinding {
  readonly #reading: FileReading;

  constructor(reading: FileReading) {
    this.#reading = reading;
  }

  async addFaults(
    connection: Connection,
    request: RequestContext,
    entity: Entity,
    before: StoredRecord | undefined,
    after: StoredRecord,
    root: string,
    faults: Faults,
  ): Promise<void> {
    const given = givenTo(entity, before, after);
    const files = await new FileStore(connection).lock(given.map(({ file }) => file));
    for (const { file, field, use } of given) {
      const known = files.get(file);
      if (known === undefined || !(await this.#isUsable(connection, request, known, use))) {
        faults.add('unknown-file', pointer(root, field.name), 'There is no such file for you in this app.');
      } else if (field.type.kind === 'image' && !isImage(known.mediaType)) {
        const message = 'This must be an image in PNG, JPEG, GIF or WebP.';
        faults.add('not-an-image', pointer(root, field.name), message);
      }
    }
  }

  /** Their own, one that was in this very field before, or one that they can read elsewhere. */
  async #isUsable(
    connection: Connection,
    request: RequestContext,
    file: { readonly id: string } & Parameters<FileReading['isReadable']>[2],
    use: FileUse,
  ): Promise<boolean> {
    return (
      file.createdBy === request.userId ||
      (await new FileStore(connection).wasIn(file.id, use)) ||
      (await this.#reading.isReadable(connection, request, file))
    );
  }

  async place(
    connection: Connection,
    request: RequestContext,
    entity: Entity,
    before: StoredRecord | undefined,
    after: StoredRecord,
  ): Promise<void> {
    const store = new FileStore(connection);
    for (const { file, use } of givenTo(entity, before, after)) {
      await store.place(file, use, request.now);
    }
  }
}

function givenTo(entity: Entity, before: StoredRecord | undefined, after: StoredRecord): readonly Given[] {
  return fileFieldsOf(entity).flatMap((field) => {
    const file = after.values[field.name];
    return typeof file === 'string' && before?.values[field.name] !== file
      ? [{ file, field, use: { entity: entity.id, record: idOf(after), field: field.id } }]
      : [];
  });
}
