import { Connection, type ClientOptions } from './runtime/connection.js';
import { Records } from './runtime/records.js';
import { type ProjectShape, projectWire } from './entities/project.js';
import { type TaskShape, taskWire } from './entities/task.js';
import { type TagShape, tagWire } from './entities/tag.js';

/**
 * Client of Tasks, version 1.
 */
export interface TasksClient {
  /**
   * Project
   */
  readonly project: Records<ProjectShape>;
  /**
   * Task
   */
  readonly task: Records<TaskShape>;
  /**
   * Tag
   */
  readonly tag: Records<TagShape>;
}

/** A client of the server, or of an app on it. */
export function createClient(options: ClientOptions): TasksClient {
  const connection = new Connection(options, 'tasks-client/1');
  return {
    project: new Records(connection, projectWire),
    task: new Records(connection, taskWire),
    tag: new Records(connection, tagWire),
  };
}
