/** What a filter can hold as a value. */
export type FilterValue = string | number | bigint | boolean | Date | null;

/**
 * A filter with values in it, so that no text from elsewhere can change what the filter means:
 * ``cel`title == ${title} && priority > ${2}` ``.
 */
export function cel(texts: TemplateStringsArray, ...values: readonly FilterValue[]): string {
  return texts.map((text, i) => (i < values.length ? text + literal(values[i] ?? null) : text)).join('');
}

function literal(value: FilterValue): string {
  if (value instanceof Date) {
    return `timestamp(${JSON.stringify(value.toISOString())})`;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError('a filter compares finite numbers alone');
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
