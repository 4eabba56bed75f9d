export { createClient, type ${client} } from './client.js';
<#list entities as one>
export type {
<#list one.types as type>
  ${type.name}<#if type.name != type.exported> as ${type.exported}</#if>,
</#list>
  ${one.shape},
} from './entities/${one.module}.js';
</#list>
export { cel, FilterDecimal, type FilterValue } from './runtime/cel.js';
export type { ClientOptions } from './runtime/connection.js';
export { Problem, type FieldProblem } from './runtime/problem.js';
export { Records } from './runtime/records.js';
export type {
  AggregateQuery,
  CallOptions,
  ChangeOptions,
  Computed,
  CreateOptions,
  DeleteOptions,
  Group,
  Groups,
  ListQuery,
  ReadQuery,
  WalkQuery,
} from './runtime/queries.js';
export type { ExpandPath, FieldPath, SortPath, View, Written } from './runtime/shapes.js';
export { passwordSignIn, type SignIn, type TokenSource } from './runtime/tokens.js';
export type {
  DateTime,
  Decimal,
  Duration,
  FileRef,
  GeoPoint,
  Json,
  LocalDate,
  LocalTime,
  Money,
  Page,
  Related,
  SecretState,
  Uuid,
} from './runtime/types.js';
