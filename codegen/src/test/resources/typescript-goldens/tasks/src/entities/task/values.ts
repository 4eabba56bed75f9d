/** Task: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface TaskValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Required. */
  readonly title: string | null;
  readonly description: string | null;
  readonly status: 'todo' | 'doing' | 'done' | null;
  readonly done: boolean | null;
  readonly priority: number | null;
  readonly estimate: string | null;
  readonly due: string | null;
  readonly project: string | null;
}
