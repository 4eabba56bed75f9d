import type { Path } from '../model.ts';
import { bind, concat, NOW, raw, sql, TODAY, USER, type Sql } from '../sql.ts';
import { renderFunction } from './functions.ts';
import { sqlTypeOf, type Expr, type Order } from './types.ts';

const NEGATED: Readonly<Record<Order, Order>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

type In = Extract<Expr, { kind: 'in' }>;
type Compare = Extract<Expr, { kind: 'compare' }>;

/** The SQL of checked expressions: what cannot be computed is NULL, every constant is a parameter. */
export class Renderer {
  readonly #path: Path;

  constructor(path: Path) {
    this.#path = path;
  }

  value(expr: Expr): Sql {
    switch (expr.kind) {
      case 'literal':
        return sql`${bind(sqlTypeOf(expr.type), expr.value)}`;
      case 'unknown':
        return raw(`NULL::${sqlTypeOf(expr.type)}`);
      case 'bound':
        return sql`${expr.slot === 'user' ? USER : expr.slot === 'now' ? NOW : TODAY}`;
      case 'path':
        return this.#path(...expr.steps);
      case 'formula':
        return expr.sql((...steps) => this.#path(...(expr.relations.concat(steps) as [string, ...string[]])));
      case 'and':
        return joined(
          expr.operands.map((operand) => this.value(operand)),
          ' AND ',
        );
      case 'or':
        return joined(
          expr.operands.map((operand) => this.value(operand)),
          ' OR ',
        );
      case 'not':
        return sql`(NOT ${this.value(expr.operand)})`;
      case 'equal':
        return this.#equal(expr, raw(expr.negated ? ' IS DISTINCT FROM ' : ' IS NOT DISTINCT FROM '));
      case 'isUnknown':
        return sql`(${this.value(expr.operand)}${raw(expr.negated ? ' IS NOT NULL' : ' IS NULL')})`;
      case 'compare':
        return this.#compare(expr, expr.order);
      case 'in':
        return sql`COALESCE(${this.#membership(expr)}, false)`;
      case 'matches':
        return sql`(${this.value(expr.operand)} ~ (${bind('text', expr.pattern)} COLLATE "C"))`;
      case 'conditional':
        return sql`(CASE ${this.value(expr.condition)} WHEN true THEN ${this.value(expr.then)} WHEN false THEN ${this.value(expr.otherwise)} END)`;
      case 'call':
        return renderFunction(
          expr.name,
          expr.parts.map((part) => this.value(part)),
        );
    }
  }

  /** True exactly where the condition is true; false or NULL for others. Written so that indexes serve it. */
  filter(condition: Expr, wanted = true): Sql {
    switch (condition.kind) {
      case 'not':
        return this.filter(condition.operand, !wanted);
      case 'and':
      case 'or': {
        const operands = condition.operands.map((operand) => this.filter(operand, wanted));
        return joined(operands, (condition.kind === 'and') === wanted ? ' AND ' : ' OR ');
      }
      case 'equal': {
        if (condition.negated === wanted) {
          return this.#equal(condition, raw(' IS DISTINCT FROM '));
        }
        const plain = isKnown(condition.left) || isKnown(condition.right);
        return this.#equal(condition, raw(plain ? ' = ' : ' IS NOT DISTINCT FROM '));
      }
      case 'isUnknown':
        return sql`(${this.value(condition.operand)}${raw(condition.negated === wanted ? ' IS NOT NULL' : ' IS NULL')})`;
      case 'compare':
        return this.#compare(condition, wanted ? condition.order : NEGATED[condition.order]);
      case 'in':
        return wanted ? sql`(${this.#membership(condition)})` : sql`(NOT ${this.value(condition)})`;
      default:
        return wanted ? this.value(condition) : sql`(NOT ${this.value(condition)})`;
    }
  }

  #equal(expr: Extract<Expr, { kind: 'equal' }>, operator: Sql): Sql {
    return sql`(${this.value(expr.left)}${operator}${this.value(expr.right)})`;
  }

  #compare(expr: Compare, order: Order): Sql {
    const right = this.value(expr.right);
    // an explicit collation on one side decides for both
    const collated = expr.right.type === 'text' ? sql`(${right} COLLATE "C")` : right;
    return sql`(${this.value(expr.left)} ${raw(order)} ${collated})`;
  }

  #membership(expr: In): Sql {
    const operand = this.value(expr.operand);
    const type = sqlTypeOf(expr.operand.type);
    if (type === 'text' || type === 'bigint' || type === 'uuid') {
      return sql`${operand} = ANY(${bind(
        `${type}[]`,
        expr.options.map((option) => option.value),
      )})`;
    }
    return sql`${operand} IN ${joined(
      expr.options.map((option) => this.value(option)),
      ', ',
    )}`;
  }
}

function isKnown(expr: Expr): boolean {
  return expr.kind === 'literal' || expr.kind === 'bound';
}

function joined(parts: readonly Sql[], separator: string): Sql {
  return sql`(${concat(parts, separator)})`;
}
