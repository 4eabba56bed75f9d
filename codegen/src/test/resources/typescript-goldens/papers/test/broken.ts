/** A record that breaks a rule: a sample in which some members have other values. */
export interface Broken {
  readonly entity: string;
  readonly row: number;
  /** JSON of the members with other values. */
  readonly change: string;
  readonly pointer: string;
  readonly message: string;
}

export const broken: readonly Broken[] = [
  {
    entity: 'paper',
    row: 0,
    change: '{"pages":null}',
    pointer: '/pages',
    message: 'A closed paper has pages',
  },
];
