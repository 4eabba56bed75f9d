package io.modelwright.bootstrap.demo;

import io.modelwright.bootstrap.demo.Tracker.Comment;
import io.modelwright.bootstrap.demo.Tracker.Milestone;
import io.modelwright.bootstrap.demo.Tracker.Person;
import io.modelwright.bootstrap.demo.Tracker.Project;
import io.modelwright.bootstrap.demo.Tracker.Task;
import io.modelwright.bootstrap.demo.Tracker.TimeEntry;
import io.modelwright.core.shared.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A project tracker that had two other forms before. What its first version held was carried along. */
final class TrackerApp implements DemoApp {

    /** How many tasks the first version had. */
    private static final int EARLY_TASKS = 40;

    private final Tracker data;

    TrackerApp(LocalDate today) {
        this.data = TrackerMaker.make(today);
    }

    @Override
    public String slug() {
        return "tracker";
    }

    @Override
    public String name() {
        return "Project tracker";
    }

    @Override
    public void build(AppBuilder app) {
        List<Task> early = data.tasks().subList(0, EARLY_TASKS);
        app.publish("tracker-1.yaml", "People, projects and tasks");
        app.add("person", data.people(), TrackerApp::person);
        app.add("project", data.projects(), project -> project(project, app));
        app.add(
                "label",
                data.labels(),
                label -> Json.object()
                        .put("name", label.name())
                        .put("color", label.color())
                        .build());
        app.add(
                "task",
                early,
                task -> members(task, "summary", app)
                        .put("phase", data.milestones().get(task.milestone()).name())
                        .build());

        app.publish("tracker-2.yaml", "Tasks have titles");

        app.publish("tracker-3.yaml", "Milestones with dates in place of phases");
        app.add("milestone", data.milestones(), milestone -> milestone(milestone, app));
        for (int index = 0; index < early.size(); index++) {
            app.change(
                    "task",
                    index,
                    Json.object()
                            .put(
                                    "milestone",
                                    app.reference("milestone", early.get(index).milestone()))
                            .build());
        }
        List<Task> later = data.tasks().subList(EARLY_TASKS, data.tasks().size());
        app.add("task", later.stream().filter(task -> task.parent().isEmpty()).toList(), task -> task(task, app));
        app.add("task", later.stream().filter(task -> task.parent().isPresent()).toList(), task -> task(task, app));
        app.add("timeEntry", data.timeEntries(), entry -> timeEntry(entry, app));
        app.add("comment", data.comments(), comment -> comment(comment, app));
    }

    private static Json person(Person person) {
        return Json.object()
                .put("name", person.name())
                .put("email", person.email())
                .put("discipline", person.discipline())
                .put("joinedOn", person.joinedOn().toString())
                .put("active", person.active())
                .build();
    }

    private static Json project(Project project, AppBuilder app) {
        return Json.object()
                .put("name", project.name())
                .put("code", project.code())
                .put("client", project.client())
                .put("status", project.status())
                .put("startsOn", project.startsOn().toString())
                .put("endsOn", project.endsOn().toString())
                .put("budget", Wire.euros(project.budget()))
                .put("lead", app.reference("person", project.lead()))
                .build();
    }

    private static Json milestone(Milestone milestone, AppBuilder app) {
        return Json.object()
                .put("name", milestone.name())
                .put("dueOn", milestone.dueOn().toString())
                .put("reachedOn", Wire.date(milestone.reachedOn()))
                .put("project", app.reference("project", milestone.project()))
                .build();
    }

    private static Json task(Task task, AppBuilder app) {
        return members(task, "title", app)
                .put("milestone", app.reference("milestone", task.milestone()))
                .put("parent", app.reference("task", task.parent()))
                .build();
    }

    /** What a task has in every version. */
    private static Json.ObjectBuilder members(Task task, String title, AppBuilder app) {
        return Json.object()
                .put(title, task.title())
                .put("kind", task.kind())
                .put("status", task.status())
                .put("priority", task.priority())
                .put("startedOn", Wire.date(task.startedOn()))
                .put("dueOn", Wire.date(Optional.of(task.dueOn())))
                .put("finishedOn", Wire.date(task.finishedOn()))
                .put("estimate", Wire.decimal(task.estimate()))
                .put("spent", Wire.decimal(task.spent()))
                .put("project", app.reference("project", task.project()))
                .put("assignee", app.reference("person", task.assignee()))
                .put(
                        "labels",
                        Json.array(task.labels().stream()
                                .map(label -> app.reference("label", label))
                                .toList()));
    }

    private static Json timeEntry(TimeEntry entry, AppBuilder app) {
        return Json.object()
                .put("day", entry.day().toString())
                .put("hours", Wire.decimal(entry.hours()))
                .put("note", entry.note())
                .put("task", app.reference("task", entry.task()))
                .put("person", app.reference("person", entry.person()))
                .build();
    }

    private static Json comment(Comment comment, AppBuilder app) {
        return Json.object()
                .put("body", comment.body())
                .put("writtenAt", comment.writtenAt().toString())
                .put("task", app.reference("task", comment.task()))
                .put("author", app.reference("person", comment.author()))
                .build();
    }
}
