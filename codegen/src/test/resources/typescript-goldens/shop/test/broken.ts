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
    entity: 'order',
    row: 0,
    change: '{"sentAt":null,"status":"sent"}',
    pointer: '/sentAt',
    message: 'What was sent has a time',
  },
  {
    entity: 'order',
    row: 0,
    change: '{"orderedAt":"2199-12-31T00:00:00Z"}',
    pointer: '',
    message: 'Sent before it was ordered',
  },
  {
    entity: 'line',
    row: 0,
    change: '{"price":"1000000"}',
    pointer: '',
    message: 'Too dear for one line',
  },
];
