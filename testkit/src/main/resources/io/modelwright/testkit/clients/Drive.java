import app.tasks.client.TasksClient;
import app.tasks.client.project.ProjectInput;
import app.tasks.client.project.ProjectRecord;
import app.tasks.client.runtime.Cel;
import app.tasks.client.runtime.Connection;
import app.tasks.client.runtime.Group;
import app.tasks.client.runtime.Page;
import app.tasks.client.runtime.Problem;
import app.tasks.client.runtime.Query;
import app.tasks.client.runtime.TokenSource;
import app.tasks.client.task.TaskInput;
import app.tasks.client.task.TaskPatch;
import app.tasks.client.task.TaskRecord;
import app.tasks.client.task.TaskStatusChoice;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

public final class Drive {

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static Problem refused(Runnable call) {
        try {
            call.run();
        } catch (Problem problem) {
            return problem;
        }
        throw new AssertionError("it was not refused");
    }

    public static void main(String[] args) {
        URI server = URI.create(args[0]);
        TokenSource token = TokenSource.fixed(args[2]);
        // a generated application has no name of an app before its records
        TasksClient client = new TasksClient(
                args[1].isEmpty() ? Connection.to(server, token) : Connection.toApp(server, args[1], token));
        ProjectRecord project = client.project().create(new ProjectInput().name("Al\"pha"));
        List<TaskRecord> made = client.task().createAll(IntStream.range(0, 7)
                .mapToObj(i -> new TaskInput()
                        .title("t" + i)
                        .priority(1 + i % 2)
                        .project(project.id())
                        .hits((1L << 53) + 1)
                        .estimate(new BigDecimal("1.50")))
                .toList());
        TaskRecord first = made.get(0);
        check(first.hits().orElseThrow() == (1L << 53) + 1, "long");
        check(first.estimate().orElseThrow().equals(new BigDecimal("1.50")), "decimal");
        Page<TaskRecord> page = client.task().list(Query.ALL
                .filter("priority == 2 && project.name == " + Cel.text(project.name()))
                .sort("-title")
                .expand("project")
                .count());
        check(page.items().stream().map(TaskRecord::title).toList().equals(List.of("t5", "t3", "t1")), "list");
        check(page.total().orElseThrow() == 3, "total");
        check(page.items().get(0).project().orElseThrow().record().orElseThrow().name().equals("Al\"pha"), "expand");
        List<String> titles = new ArrayList<>();
        client.task().iterate(Query.ALL.sort("title"), 3).forEach(task -> titles.add(task.title()));
        check(titles.equals(List.of("t0", "t1", "t2", "t3", "t4", "t5", "t6")), "pages");
        TaskRecord changed = client.task()
                .update(
                        first.id(),
                        new TaskPatch().due(LocalDate.of(2027, 1, 31)).status(TaskStatusChoice.DOING),
                        first.version());
        check(changed.status().orElseThrow() == TaskStatusChoice.DOING, "update");
        check(refused(() -> client.task().update(first.id(), new TaskPatch().title("lost"), first.version())).status() == 412, "stale");
        Problem invalid = refused(() -> client.task().create(new TaskInput().title("x".repeat(201)).priority(9)));
        check(invalid.errors().size() == 2, "faults");
        check(client.task().update(first.id(), new TaskPatch().due(null)).due().isEmpty(), "cleared");
        Instant now = Instant.now();
        check(client.task().update(first.id(), new TaskPatch().seen(now)).seen().isPresent(), "now");
        for (String filter : List.of(
                "estimate == " + Cel.of(new BigDecimal("1.50")),
                "hits == " + Cel.of((1L << 53) + 1),
                "done == " + Cel.of(false) + " && createdAt < " + Cel.of(now.plusSeconds(86_400)),
                "due == null || due > " + Cel.of(LocalDate.of(2027, 1, 1)),
                "took == null || took > " + Cel.of(Duration.ofMinutes(90)),
                "project == " + Cel.of(project.id()),
                "status == " + Cel.of(TaskStatusChoice.DOING))) {
            check(client.task().list(Query.ALL.filter(filter).limit(1)).items().size() == 1, filter);
        }
        Group group = client.task()
                .aggregate(Query.ALL, List.of("count", "sum(estimate)"), "priority")
                .items()
                .get(0);
        check(group.count() == 4 && group.sum("estimate").equals(new BigDecimal("6.00")), "aggregates");
        List<String> related = new ArrayList<>();
        client.project().related(project.id(), "tasks", ProjectRecord::tasks).forEach(task -> related.add(task.title()));
        check(related.size() == 7, "related");
        TaskRecord once = client.task().create(new TaskInput().title("once"), "k3");
        check(client.task().create(new TaskInput().title("once"), "k3").id().equals(once.id()), "idempotent");
        client.task().delete(once.id());
        check(refused(() -> client.task().get(once.id())).status() == 404, "deleted");
        System.out.println("driven");
    }
}
