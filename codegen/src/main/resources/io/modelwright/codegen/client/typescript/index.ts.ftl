export { createClient, type ${client} } from './client.js';
<#list entities as one>
export type { ${one.input}, ${one.patch}, ${one.record}, ${one.shape} } from './entities/${one.module}.js';
</#list>
export { cel, type FilterValue } from './runtime/cel.js';
export type { ClientOptions } from './runtime/connection.js';
export { Problem, type FieldProblem } from './runtime/problem.js';
export { Records } from './runtime/records.js';
export type { ChangeOptions, CreateOptions, ListQuery, ReadQuery } from './runtime/records.js';
export type { ExpandPath, FieldPath, View } from './runtime/shapes.js';
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
