package io.modelwright.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.demo.Tracker.Comment;
import io.modelwright.bootstrap.demo.Tracker.Milestone;
import io.modelwright.bootstrap.demo.Tracker.Person;
import io.modelwright.bootstrap.demo.Tracker.Project;
import io.modelwright.bootstrap.demo.Tracker.Task;
import io.modelwright.bootstrap.demo.Tracker.TimeEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrackerMakerTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-31");

    @Test
    void recordsShouldBeTheSameForTheSameDay() {
        assertThat(TrackerMaker.make(DAY)).isEqualTo(TrackerMaker.make(DAY));
    }

    @Test
    void recordsShouldBeManyAndOfManyLanguages() {
        Tracker tracker = TrackerMaker.make(DAY);

        assertThat(tracker.tasks()).hasSizeGreaterThan(350);
        assertThat(tracker.timeEntries()).hasSizeGreaterThan(700);
        assertThat(tracker.comments()).hasSizeGreaterThan(150);
        assertThat(tracker.people()).anyMatch(person -> !person.name().matches("\\p{ASCII}+"));
        assertThat(tracker.people())
                .extracting(Person::email)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z.]+@tracker\\.example"));
        assertThat(tracker.tasks()).extracting(Task::status).contains("open", "inProgress", "inReview", "done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2026-12-31", "2027-01-01", "2027-06-15"})
    void projectsShouldAgreeWithTheirStatusAndTheirMilestones(LocalDate today) {
        Tracker tracker = TrackerMaker.make(today);

        for (Project project : tracker.projects()) {
            assertThat(project.endsOn()).isAfter(project.startsOn());
            switch (project.status()) {
                case "finished" -> assertThat(project.endsOn()).isBefore(today);
                case "running" -> assertThat(project.startsOn()).isBefore(today);
                default -> assertThat(project.startsOn()).isAfter(today);
            }
            assertThat(tracker.people().get(project.lead()).active()).isTrue();
        }
        for (int index = 0; index < tracker.milestones().size(); index++) {
            int number = index;
            Milestone milestone = tracker.milestones().get(index);
            Project project = tracker.projects().get(milestone.project());
            assertThat(milestone.dueOn()).isBetween(project.startsOn(), project.endsOn());
            List<Task> tasks = tracker.tasks().stream()
                    .filter(task -> task.milestone() == number)
                    .toList();
            assertThat(milestone.reachedOn().isPresent())
                    .isEqualTo(tasks.stream().allMatch(Task::isDone));
            assertThat(tasks).allSatisfy(task -> assertThat(task.project()).isEqualTo(milestone.project()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2026-12-31", "2027-01-01", "2027-06-15"})
    void daysOfTasksShouldBeInOrder(LocalDate today) {
        Tracker tracker = TrackerMaker.make(today);

        for (Task task : tracker.tasks()) {
            Project project = tracker.projects().get(task.project());
            assertThat(task.status().equals("done")).isEqualTo(task.isDone());
            assertThat(task.status().equals("open")).isEqualTo(task.startedOn().isEmpty());
            assertThat(task.dueOn()).isBetween(project.startsOn(), project.endsOn());
            task.startedOn().ifPresent(start -> {
                assertThat(start).isBetween(project.startsOn(), today.minusDays(1));
                Person assignee = tracker.people().get(task.assignee().orElseThrow());
                assertThat(assignee.joinedOn()).isBefore(start);
                assertThat(assignee.active() || project.status().equals("finished"))
                        .isTrue();
            });
            task.finishedOn()
                    .ifPresent(end -> assertThat(end).isBetween(task.startedOn().orElseThrow(), today.minusDays(1)));
            if (project.status().equals("finished")) {
                assertThat(task.finishedOn().orElseThrow()).isBeforeOrEqualTo(project.endsOn());
            }
        }
    }

    @Test
    void partsShouldStandBehindWhatTheyArePartOfAndWithinIt() {
        List<Task> tasks = TrackerMaker.make(DAY).tasks();

        int wholes =
                (int) tasks.stream().filter(task -> task.parent().isEmpty()).count();
        assertThat(wholes).isBetween(tasks.size() / 2, tasks.size() - 50);
        for (int index = 0; index < tasks.size(); index++) {
            Task part = tasks.get(index);
            assertThat(part.parent().isPresent()).isEqualTo(index >= wholes);
            part.parent().ifPresent(parent -> {
                Task whole = tasks.get(parent);
                assertThat(parent).isLessThan(wholes);
                assertThat(part.milestone()).isEqualTo(whole.milestone());
                assertThat(part.finishedOn()).isEqualTo(whole.finishedOn());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2027-01-31"})
    void hoursShouldAddUpAndFitIntoADay(LocalDate today) {
        Tracker tracker = TrackerMaker.make(today);

        Map<Integer, BigDecimal> byTask = tracker.timeEntries().stream()
                .collect(Collectors.groupingBy(
                        TimeEntry::task, Collectors.reducing(BigDecimal.ZERO, TimeEntry::hours, BigDecimal::add)));
        IntStream.range(0, tracker.tasks().size())
                .forEach(task -> assertThat(tracker.tasks().get(task).spent())
                        .isEqualByComparingTo(byTask.getOrDefault(task, BigDecimal.ZERO)));
        assertThat(tracker.timeEntries().stream()
                        .collect(Collectors.groupingBy(
                                entry -> entry.person() + " on " + entry.day(),
                                Collectors.reducing(BigDecimal.ZERO, TimeEntry::hours, BigDecimal::add))))
                .allSatisfy((shift, hours) -> assertThat(hours).isLessThanOrEqualTo(BigDecimal.TEN));
    }

    @Test
    void hoursAndCommentsShouldLieWithinTheirTask() {
        Tracker tracker = TrackerMaker.make(DAY);

        for (TimeEntry entry : tracker.timeEntries()) {
            Task task = tracker.tasks().get(entry.task());
            assertThat(entry.day())
                    .isBetween(task.startedOn().orElseThrow(), task.finishedOn().orElse(DAY.minusDays(1)));
            assertThat(task.assignee()).hasValue(entry.person());
        }
        for (Comment comment : tracker.comments()) {
            Task task = tracker.tasks().get(comment.task());
            assertThat(LocalDate.ofInstant(comment.writtenAt(), ZoneOffset.UTC))
                    .isBetween(task.startedOn().orElseThrow(), task.finishedOn().orElse(DAY.minusDays(1)));
        }
    }

    @Test
    void titlesShouldBeUniqueWithinTheirProject() {
        assertThat(TrackerMaker.make(DAY).tasks())
                .extracting(task -> task.project() + " " + task.title())
                .doesNotHaveDuplicates();
    }
}
