export { createClient, type HostileClient } from './client.js';
export type {
  ClassDefChoice,
  ClassInput,
  ClassPatch,
  ClassRecord,
  ClassTupleChoice,
  ClassShape,
} from './entities/class.js';
export type {
  StringInput,
  StringPatch,
  StringRecord,
  StringStringChoice,
  StringShape,
} from './entities/string.js';
export type {
  ConInput,
  ConPatch,
  ConRecord,
  ConShape,
} from './entities/con_.js';
export type {
  ThenInput,
  ThenPatch,
  ThenRecord,
  ThenShape,
} from './entities/then.js';
export type {
  ConstructorInput,
  ConstructorPatch,
  ConstructorRecord,
  ConstructorShape,
} from './entities/constructor.js';
export type {
  TypeCheckingInput,
  TypeCheckingPatch,
  TypeCheckingRecord,
  TypeCheckingShape,
} from './entities/type-checking.js';
export type {
  MoneyInput,
  MoneyPatch,
  MoneyRecord,
  MoneyShape,
} from './entities/money.js';
export type {
  PageInput,
  PagePatch,
  PagePatchChoice,
  PageRecord,
  PageShape,
} from './entities/page.js';
export type {
  RecordsInput,
  RecordsPatch,
  RecordsRecord,
  RecordsShape,
} from './entities/records.js';
export type {
  RuntimeInput,
  RuntimePatch,
  RuntimeRecord,
  RuntimeShape,
} from './entities/runtime.js';
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
