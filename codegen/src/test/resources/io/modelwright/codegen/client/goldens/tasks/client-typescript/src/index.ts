export { createClient, type TasksClient } from './client.js';
export type {
  ProjectInput,
  ProjectPatch,
  ProjectRecord,
  ProjectShape,
} from './entities/project.js';
export type {
  TaskInput,
  TaskLabelsChoice,
  TaskPatch,
  TaskRecord,
  TaskStatusChoice,
  TaskShape,
} from './entities/task.js';
export type {
  TagInput,
  TagPatch,
  TagRecord,
  TagShape,
} from './entities/tag.js';
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
