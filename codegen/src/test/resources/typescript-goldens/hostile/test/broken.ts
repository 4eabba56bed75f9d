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
    change: '{"default":1000000}',
    pointer: '/this',
    message: 'a */ b \\u002a/ `x` ${y} {{z}} <#if> \'q\' "d" \\ \n\r\t\u200b\u202e\u2028 😀 $1 ?',
  },
  {
    entity: 'order',
    row: 0,
    change: '{"constructor":"2020-01-01","delete":true}',
    pointer: '/delete',
    message: 'a */ b \\u002a/ `x` ${y} {{z}} <#if> \'q\' "d" \\ \n\r\t\u200b\u202e\u2028 😀 $1 ?',
  },
];
