import type { Entity, RequestContext, ToManyMember } from '../model.ts';
import { malformed, type Problem } from '../problem.ts';
import type { Parameters } from '../query/parameters.ts';
import type { Sealer } from '../sealing.ts';

/** A value of a key, in the form that PostgreSQL reads. */
export type KeyValue = string | number | boolean | null;

/** Sealed, and of use only to the person, version, entity and query that they were made for. */
export class Cursors {
  readonly #sealer: Sealer;
  readonly #version: number;

  constructor(sealer: Sealer, version: number) {
    this.#sealer = sealer;
    this.#version = version;
  }

  seal(request: RequestContext, entity: Entity, parameters: Parameters, keys: readonly KeyValue[]): string {
    return this.#sealer.seal(this.#list(request, entity, parameters), JSON.stringify(keys));
  }

  /** The keys behind which a page begins; none for the first page. */
  open(request: RequestContext, entity: Entity, parameters: Parameters, count: number): readonly KeyValue[] {
    const cursor = parameters.get('cursor') ?? '';
    if (cursor === '') {
      return [];
    }
    const opened = this.#sealer.open(this.#list(request, entity, parameters), cursor);
    const keys = opened === undefined ? [] : (JSON.parse(opened) as KeyValue[]);
    if (keys.length !== count) {
      throw malformedCursor();
    }
    return keys;
  }

  /** For the records that a record has at a to-many member, behind the last one shown. */
  sealRelated(request: RequestContext, entity: Entity, record: string, member: ToManyMember, last: string): string {
    return this.#sealer.seal(this.#related(request, entity, record), JSON.stringify([member.name, last]));
  }

  /** Where the to-many member begins that the cursor is about. */
  openRelated(
    request: RequestContext,
    entity: Entity,
    record: string,
    parameters: Parameters,
    members: readonly string[],
  ): { readonly member: string; readonly last: string } | undefined {
    const cursor = parameters.get('cursor') ?? '';
    if (cursor === '') {
      return undefined;
    }
    const opened = this.#sealer.open(this.#related(request, entity, record), cursor);
    const [member, last] = opened === undefined ? [] : (JSON.parse(opened) as string[]);
    if (member === undefined || last === undefined || !members.includes(member)) {
      throw malformedCursor();
    }
    return { member, last };
  }

  #list(request: RequestContext, entity: Entity, parameters: Parameters): string {
    const query = ['filter', 'sort', 'q'].map((name) => parameters.get(name) ?? '');
    return this.#context(request, 'list', entity, query);
  }

  #related(request: RequestContext, entity: Entity, record: string): string {
    return this.#context(request, 'related', entity, [record]);
  }

  #context(request: RequestContext, use: string, entity: Entity, about: readonly string[]): string {
    return JSON.stringify([use, request.userId, this.#version, entity.name, ...about]);
  }
}

function malformedCursor(): Problem {
  return malformed(
    'malformed-cursor',
    '/cursor',
    'This cursor is not one of this list, or the app has changed since: begin at the first page.',
  );
}
