package io.modelwright.bootstrap.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The records of the project tracker. They refer to each other by their place in the lists.
 *
 * @param tasks those that are part of another stand behind all that are not
 */
record Tracker(
        List<Person> people,
        List<Project> projects,
        List<Milestone> milestones,
        List<Label> labels,
        List<Task> tasks,
        List<TimeEntry> timeEntries,
        List<Comment> comments) {

    Tracker {
        people = List.copyOf(people);
        projects = List.copyOf(projects);
        milestones = List.copyOf(milestones);
        labels = List.copyOf(labels);
        tasks = List.copyOf(tasks);
        timeEntries = List.copyOf(timeEntries);
        comments = List.copyOf(comments);
    }

    record Person(String name, String email, String discipline, LocalDate joinedOn, boolean active) {}

    record Project(
            String name,
            String code,
            String client,
            String status,
            LocalDate startsOn,
            LocalDate endsOn,
            BigDecimal budget,
            int lead) {}

    record Milestone(String name, LocalDate dueOn, Optional<LocalDate> reachedOn, int project) {}

    record Label(String name, String color) {}

    record Task(
            String title,
            String kind,
            String status,
            int priority,
            Optional<LocalDate> startedOn,
            LocalDate dueOn,
            Optional<LocalDate> finishedOn,
            BigDecimal estimate,
            BigDecimal spent,
            int project,
            int milestone,
            OptionalInt assignee,
            OptionalInt parent,
            List<Integer> labels) {
        Task {
            labels = List.copyOf(labels);
        }

        boolean isDone() {
            return finishedOn.isPresent();
        }

        Task withSpent(BigDecimal hours) {
            return new Task(
                    title,
                    kind,
                    status,
                    priority,
                    startedOn,
                    dueOn,
                    finishedOn,
                    estimate,
                    hours,
                    project,
                    milestone,
                    assignee,
                    parent,
                    labels);
        }
    }

    record TimeEntry(LocalDate day, BigDecimal hours, String note, int task, int person) {}

    record Comment(String body, Instant writtenAt, int task, int author) {}
}
