package app.tasks.client;

import app.tasks.client.project.ProjectInput;
import app.tasks.client.project.ProjectPatch;
import app.tasks.client.project.ProjectRecord;
import app.tasks.client.runtime.Connection;
import app.tasks.client.runtime.Records;
import app.tasks.client.tag.TagInput;
import app.tasks.client.tag.TagPatch;
import app.tasks.client.tag.TagRecord;
import app.tasks.client.task.TaskInput;
import app.tasks.client.task.TaskPatch;
import app.tasks.client.task.TaskRecord;

/**
 * The records of Tasks. Safe for many threads.
 */
public final class TasksClient {
    private final Connection connection;

    public TasksClient(Connection connection) {
        this.connection = connection.named("tasks-client/1");
    }

    /**
     * Project
     */
    public Records<ProjectRecord, ProjectInput, ProjectPatch> project() {
        return new Records<>(connection, "project", ProjectRecord::new);
    }

    /**
     * Task
     * Something that somebody has to do.
     */
    public Records<TaskRecord, TaskInput, TaskPatch> task() {
        return new Records<>(connection, "task", TaskRecord::new);
    }

    /**
     * Tag
     */
    public Records<TagRecord, TagInput, TagPatch> tag() {
        return new Records<>(connection, "tag", TagRecord::new);
    }
}
