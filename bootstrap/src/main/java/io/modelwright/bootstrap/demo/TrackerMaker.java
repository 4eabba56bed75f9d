package io.modelwright.bootstrap.demo;

import io.modelwright.bootstrap.demo.Tracker.Comment;
import io.modelwright.bootstrap.demo.Tracker.Milestone;
import io.modelwright.bootstrap.demo.Tracker.Person;
import io.modelwright.bootstrap.demo.Tracker.Project;
import io.modelwright.bootstrap.demo.Tracker.Task;
import io.modelwright.bootstrap.demo.Tracker.TimeEntry;
import io.modelwright.bootstrap.demo.TrackerWords.Theme;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes the records of the tracker: the same ones for the same day. Projects lie before, around and after that day, their
 * milestones and tasks follow from it, and hours and comments from the tasks. Used once, by one thread.
 */
final class TrackerMaker {

    private static final long SEED = 20_270_131;
    private static final int PEOPLE = 14;
    private static final int TASKS_PER_MILESTONE = 8;
    private static final BigDecimal DAY_HOURS_MAX = BigDecimal.TEN;
    private static final List<String> DISCIPLINES =
            List.of("development", "development", "design", "development", "testing", "management");

    private record Shift(int person, LocalDate day) {}

    private final Dice dice = new Dice(SEED);
    private final LocalDate today;

    /** The last day of which something is written down. */
    private final LocalDate yesterday;

    private final List<Person> people = new ArrayList<>();
    private final List<Project> projects = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();
    private final List<TimeEntry> timeEntries = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();
    private final Map<Shift, BigDecimal> worked = new HashMap<>();

    private TrackerMaker(LocalDate today) {
        this.today = today;
        this.yesterday = today.minusDays(1);
    }

    static Tracker make(LocalDate today) {
        TrackerMaker maker = new TrackerMaker(today);
        maker.people();
        maker.projects();
        maker.milestonesAndTasks();
        maker.parts();
        maker.work();
        maker.reachMilestones();
        return new Tracker(
                maker.people,
                maker.projects,
                maker.milestones,
                TrackerWords.LABELS,
                maker.tasks,
                maker.timeEntries,
                maker.comments);
    }

    /** The last one has left. */
    private void people() {
        Names names = new Names(dice);
        for (int index = 0; index < PEOPLE; index++) {
            Names.Named named = names.next("tracker.example");
            LocalDate joined = today.minusDays(dice.between(500, 2_500));
            String discipline = DISCIPLINES.get(index % DISCIPLINES.size());
            people.add(new Person(named.name(), named.email(), discipline, joined, index < PEOPLE - 1));
        }
    }

    /** Three that are finished, five that run (the first of them too long already), two that are planned. */
    private void projects() {
        for (int index = 0; index < TrackerWords.THEMES.size(); index++) {
            Theme theme = TrackerWords.THEMES.get(index);
            String status = index < 3 ? "finished" : index < 8 ? "running" : "planned";
            LocalDate start = today.plusDays(
                    switch (status) {
                        case "finished" -> -dice.between(300, 400);
                        case "running" -> -dice.between(70, 150);
                        default -> dice.between(10, 40);
                    });
            LocalDate end = index == 3 ? today.minusDays(9) : start.plusDays(dice.between(180, 240));
            projects.add(new Project(
                    theme.name(),
                    theme.code(),
                    theme.client(),
                    status,
                    start,
                    end,
                    BigDecimal.valueOf(dice.between(20, 160) * 1_000L, 0).setScale(2),
                    dice.between(0, PEOPLE - 2)));
        }
    }

    private void milestonesAndTasks() {
        for (int project = 0; project < projects.size(); project++) {
            LocalDate start = projects.get(project).startsOn();
            long days = start.until(projects.get(project).endsOn(), ChronoUnit.DAYS);
            int count = TrackerWords.PHASES.size();
            for (int phase = 0; phase < count; phase++) {
                LocalDate from = start.plusDays(days * phase / count);
                LocalDate due = start.plusDays(days * (phase + 1) / count);
                milestones.add(new Milestone(TrackerWords.PHASES.get(phase), due, Optional.empty(), project));
                for (int task = 0; task < TASKS_PER_MILESTONE; task++) {
                    tasks.add(task(project, milestones.size() - 1, from, due));
                }
            }
        }
    }

    private Task task(int project, int milestone, LocalDate from, LocalDate due) {
        int days = (int) from.until(due, ChronoUnit.DAYS);
        LocalDate begin = from.plusDays(dice.between(0, days * 2 / 3));
        LocalDate planned = begin.plusDays(dice.between(2, Math.max(3, days / 3)));
        LocalDate latest = planned.isAfter(due) ? due : planned;
        boolean started = begin.isBefore(yesterday);
        LocalDate end = begin.plusDays(dice.between(1, 20));
        boolean inTime = !end.isAfter(yesterday) && !end.isAfter(due);
        boolean done = started && (isFinished(project) || (inTime && dice.chance(92)));
        Optional<LocalDate> finished = done ? Optional.of(inTime ? end : due) : Optional.empty();
        return new Task(
                title(project),
                dice.pick(List.of("feature", "feature", "fault", "chore")),
                done ? "done" : started ? dice.pick(List.of("inProgress", "inProgress", "inReview")) : "open",
                dice.between(1, 5),
                started ? Optional.of(begin) : Optional.empty(),
                latest,
                finished,
                BigDecimal.valueOf(dice.between(4, 60) * 50L, 2),
                BigDecimal.valueOf(0, 2),
                project,
                milestone,
                assignee(project, started),
                OptionalInt.empty(),
                someLabels());
    }

    private boolean isFinished(int project) {
        return projects.get(project).status().equals("finished");
    }

    private OptionalInt assignee(int project, boolean started) {
        if (!started && dice.chance(60)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(dice.between(0, isFinished(project) ? PEOPLE - 1 : PEOPLE - 2));
    }

    private List<Integer> someLabels() {
        Set<Integer> some = new HashSet<>();
        for (int count = dice.between(0, 3); count > 0; count--) {
            some.add(dice.between(0, TrackerWords.LABELS.size() - 1));
        }
        return some.stream().sorted().toList();
    }

    private String title(int project) {
        while (true) {
            String title = dice.pick(TrackerWords.VERBS) + " " + dice.pick(TrackerWords.THINGS);
            if (titles.add(project + title)) {
                return title;
            }
        }
    }

    /** Some tasks are large enough to have parts, which lie within them. */
    private void parts() {
        int wholes = tasks.size();
        for (int parent = 0; parent < wholes; parent++) {
            if (dice.chance(12)) {
                Task whole = tasks.get(parent);
                for (String name : TrackerWords.PARTS.subList(0, dice.between(2, TrackerWords.PARTS.size()))) {
                    tasks.add(part(name + ": " + whole.title(), parent, whole));
                }
            }
        }
    }

    private Task part(String title, int parent, Task whole) {
        return new Task(
                title,
                whole.kind(),
                whole.status(),
                whole.priority(),
                whole.startedOn(),
                whole.dueOn(),
                whole.finishedOn(),
                BigDecimal.valueOf(dice.between(1, 8) * 100L, 2),
                BigDecimal.valueOf(0, 2),
                whole.project(),
                whole.milestone(),
                whole.assignee(),
                OptionalInt.of(parent),
                List.of());
    }

    /** Hours and comments on all that was begun. */
    private void work() {
        for (int index = 0; index < tasks.size(); index++) {
            Task task = tasks.get(index);
            if (task.startedOn().isPresent()) {
                LocalDate from = task.startedOn().get();
                LocalDate to = task.finishedOn().orElse(yesterday);
                tasks.set(index, task.withSpent(hours(index, task.assignee().orElseThrow(), from, to)));
                comment(index, from, to);
            }
        }
    }

    private BigDecimal hours(int task, int person, LocalDate from, LocalDate to) {
        BigDecimal spent = BigDecimal.valueOf(0, 2);
        for (int entry = dice.between(2, 7); entry > 0; entry--) {
            LocalDate day = dayWithin(from, to);
            BigDecimal hours = BigDecimal.valueOf(dice.between(1, 20) * 25L, 2);
            BigDecimal sum =
                    worked.getOrDefault(new Shift(person, day), BigDecimal.ZERO).add(hours);
            if (isWorkday(day) && sum.compareTo(DAY_HOURS_MAX) <= 0) {
                worked.put(new Shift(person, day), sum);
                timeEntries.add(new TimeEntry(day, hours, dice.pick(TrackerWords.NOTES), task, person));
                spent = spent.add(hours);
            }
        }
        return spent;
    }

    private void comment(int task, LocalDate from, LocalDate to) {
        for (int count = dice.between(0, 2); count > 0; count--) {
            LocalDate day = dayWithin(from, to);
            comments.add(new Comment(
                    dice.pick(TrackerWords.REMARKS),
                    day.atTime(dice.between(8, 17), dice.between(0, 59)).toInstant(ZoneOffset.UTC),
                    task,
                    dice.between(0, PEOPLE - 2)));
        }
    }

    private LocalDate dayWithin(LocalDate from, LocalDate to) {
        return from.plusDays(dice.between(0, (int) from.until(to, ChronoUnit.DAYS)));
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** A milestone is reached with the last of its tasks. */
    private void reachMilestones() {
        for (int index = 0; index < milestones.size(); index++) {
            int milestone = index;
            List<Task> own =
                    tasks.stream().filter(task -> task.milestone() == milestone).toList();
            if (own.stream().allMatch(Task::isDone)) {
                Optional<LocalDate> last = own.stream()
                        .map(task -> task.finishedOn().orElse(null))
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo);
                Milestone open = milestones.get(index);
                milestones.set(index, new Milestone(open.name(), open.dueOn(), last, open.project()));
            }
        }
    }
}
