import type { Rights } from '../access.ts';
import { PEOPLE, type Entity, type FieldMember, type Member } from '../model.ts';
import { nameOf, partsOf, path, systemType } from './fitting.ts';
import type { Node } from './syntax.ts';
import { referenceTo, typeOfField, typeOfFormula, type Expr, type Fault } from './types.ts';

/** Notes a fault, and answers undefined, which stands for an expression that there is not. */
export type NoteFault = (code: Fault['code'], node: Node, message: string) => undefined;

/** Resolves names and dotted paths, as far as the caller always sees them. */
export class Names {
  readonly #rights: Rights;
  readonly #entity: Entity;
  readonly #fault: NoteFault;

  constructor(rights: Rights, entity: Entity, fault: NoteFault) {
    this.#rights = rights;
    this.#entity = entity;
    this.#fault = fault;
  }

  resolve(node: Node): Expr | undefined {
    const steps: Node[] = [];
    let at = node;
    while (at.kind === 'select') {
      steps.unshift(at);
      at = at.operand;
    }
    if (at.kind !== 'name') {
      return this.#fault('not-translatable', node, 'only records have members');
    }
    if (at.name === 'user') {
      return this.#user(steps);
    }
    if (at.name !== 'record' || this.#member(this.#entity, 'record') !== undefined) {
      steps.unshift(at);
    }
    return steps.length === 0
      ? this.#fault('type', at, 'a record is no value; record.id is its id')
      : this.#follow(steps);
  }

  #user(steps: readonly Node[]): Expr | undefined {
    const [first, second] = steps;
    if (first !== undefined && (nameOf(first) !== 'id' || second !== undefined)) {
      return this.#fault(
        'unknown-name',
        second ?? first,
        'of the user only user.id is known; record.user reads a member',
      );
    }
    return { kind: 'bound', type: 'person', slot: 'user' };
  }

  #member(entity: Entity, name: string): Member | undefined {
    const member = this.#rights.model.member(entity, name);
    return member !== undefined && this.#rights.of(entity.name).alwaysShows(member) ? member : undefined;
  }

  #follow(steps: readonly Node[]): Expr | undefined {
    let entity = this.#entity;
    const relations: string[] = [];
    for (const [index, step] of steps.entries()) {
      const name = nameOf(step);
      const member = this.#member(entity, name);
      const rest = steps.slice(index + 1);
      if (member === undefined) {
        return this.#fault('unknown-name', step, `${entity.name} has no member ${name}`);
      }
      if (member.kind === 'field') {
        return this.#field(relations, member, rest);
      }
      if (member.kind === 'system') {
        const type = systemType(member.name, entity.name);
        return this.#end({ kind: 'path', type, steps: path(relations, name), choices: [] }, rest);
      }
      if (member.kind === 'formula') {
        return this.#end({ kind: 'formula', type: typeOfFormula(member.result), relations, sql: member.sql }, rest);
      }
      if (member.kind === 'toMany' || member.inverse) {
        return this.#fault('not-translatable', step, `${name} leads to many records; only paths to one are read`);
      }
      const link: Expr = { kind: 'path', type: referenceTo(member.target), steps: path(relations, name), choices: [] };
      const [next] = rest;
      if (next === undefined) {
        return link;
      }
      if (member.target === PEOPLE) {
        return nameOf(next) === 'id'
          ? this.#end(link, rest.slice(1))
          : this.#fault('unknown-name', next, 'of a person only the id is known');
      }
      relations.push(name);
      entity = this.#rights.model.entity(member.target);
    }
    throw new Error('a path that never ends');
  }

  #field(relations: readonly string[], field: FieldMember, rest: readonly Node[]): Expr | undefined {
    const choices = field.type.kind === 'choice' || field.type.kind === 'multiChoice' ? field.type.choices : [];
    const [next] = rest;
    const parts = partsOf(field);
    if (parts === undefined || next === undefined) {
      const name = parts === undefined ? field.name : `${field.name}.${parts.names[0]}`;
      return this.#end({ kind: 'path', type: typeOfField(field.type), steps: path(relations, name), choices }, rest);
    }
    const part = nameOf(next);
    const index = parts.names.indexOf(part);
    const type = parts.types[index];
    if (type === undefined) {
      return this.#fault('unknown-name', next, `has no member ${part}, only ${parts.names.join(' and ')}`);
    }
    const found: Expr = { kind: 'path', type, steps: path(relations, `${field.name}.${part}`), choices: [] };
    return this.#end(found, rest.slice(1));
  }

  #end(value: Expr, rest: readonly Node[]): Expr | undefined {
    const [next] = rest;
    return next === undefined ? value : this.#fault('unknown-name', next, `${value.type} has no members`);
  }
}
