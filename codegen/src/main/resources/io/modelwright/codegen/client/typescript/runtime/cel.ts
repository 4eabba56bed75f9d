import type { Decimal } from './types.js';

/** An exact number in a filter; `cel.decimal` makes one. */
export class FilterDecimal {
  readonly digits: string;

  constructor(digits: Decimal) {
    if (!/^-?[0-9]+(\.[0-9]+)?$/.test(digits)) {
      throw new RangeError(`not a decimal: ${JSON.stringify(digits)}`);
    }
    this.digits = digits;
  }
}

/** What a filter can hold as a value. */
export type FilterValue = string | number | bigint | boolean | Date | FilterDecimal | null;

/**
 * A filter with values in it, so that no text from elsewhere can change what the filter means:
 * ``cel`title == ${title} && priority > ${2} && estimate < ${cel.decimal('12.50')}` ``. Dates and times are written as texts,
 * which the server takes for what they stand beside.
 */
export function cel(texts: TemplateStringsArray, ...values: readonly FilterValue[]): string {
  return texts.map((text, i) => (i < values.length ? text + literal(values[i] ?? null) : text)).join('');
}

/** The text of a decimal as the number that it is: texts themselves are no numbers in a filter. */
cel.decimal = (digits: Decimal): FilterDecimal => new FilterDecimal(digits);

function literal(value: FilterValue): string {
  if (value instanceof Date) {
    return `timestamp(${JSON.stringify(value.toISOString())})`;
  }
  if (value instanceof FilterDecimal) {
    return value.digits;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError('a filter compares finite numbers alone');
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
