/** a * / b \u002a/ `x` ${y} {{z}} <#if> 'q' "d" \ 😀 $1 ?: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface OrderValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Required. */
  readonly class: string | null;
  readonly select: 'default' | 'new' | 'class' | null;
  readonly default: number | null;
  readonly delete: boolean | null;
  readonly constructor: string | null;
  readonly prototype: string | null;
  readonly toString: string | null;
  readonly this: string | null;
  readonly import: string | null;
  readonly function: string | null;
  readonly parent: string | null;
  readonly twin: string | null;
  readonly owner: string | null;
}
