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
    entity: 'aVeryLongNameOfAnEntityThatGoesOnAndOnOks',
    row: 0,
    change: '{"aVeryLongNameOfAFieldThatGoesOnAndOnOkOks":"x"}',
    pointer: '',
    message: 'A message of some length that goes on and on until it does not fit any more into a line, so there',
  },
  {
    entity: 'b',
    row: 1,
    change: '{"c":"andAThirdOne"}',
    pointer: '',
    message: 'x',
  },
];
