package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.deploy.driven.AppDatabases;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Databases that hold nothing but what tests say of them. */
public final class InMemoryAppDatabases implements AppDatabases {

    private static final String QUESTION = "SELECT ";

    /** Databases by name with their versions. */
    private final Map<DatabaseName, Integer> versions = new HashMap<>();

    private volatile ToLongFunction<String> answers;
    private int live;
    private int copies;

    /** Whose questions are {@code SELECT} and a number. */
    public InMemoryAppDatabases() {
        this(question -> Long.parseLong(question.substring(QUESTION.length())));
    }

    /** @param answers to questions */
    public InMemoryAppDatabases(ToLongFunction<String> answers) {
        this.answers = answers;
    }

    /** Answers questions so from now on. */
    public void answer(ToLongFunction<String> other) {
        answers = other;
    }

    /** What an application does at its start. */
    public synchronized void migrate(DatabaseName name, int version) {
        versions.merge(name, version, Math::max);
    }

    /** The version that the studio has. */
    public synchronized void live(int version) {
        live = version;
    }

    public synchronized int copies() {
        return copies;
    }

    @Override
    public synchronized Access create(DatabaseName name, String password) {
        if (!password.matches("[A-Za-z0-9]{24,100}")) {
            throw new IllegalArgumentException("a password of a database is 24 letters and digits or more");
        }
        versions.putIfAbsent(name, 0);
        return new Access("127.0.0.1", 5432, name, name.value());
    }

    @Override
    public synchronized boolean drop(DatabaseName name) {
        return versions.remove(name) != null;
    }

    @Override
    public synchronized Set<DatabaseName> list() {
        return Set.copyOf(versions.keySet());
    }

    @Override
    public synchronized int version(DatabaseName name) {
        return versions.getOrDefault(name, 0);
    }

    @Override
    public Map<String, Long> count(DatabaseName name, Map<String, String> questions) {
        Map<String, Long> counted = new HashMap<>();
        questions.forEach((key, question) -> counted.put(key, answers.applyAsLong(question)));
        return counted;
    }

    @Override
    public synchronized Outcome<Copied> copy(DatabaseName name, DataCopy copy) {
        if (live != copy.version() || version(name) != copy.version()) {
            return Outcome.refused(new Refusal.Conflict("version-moved", "Another version is live.", Map.of()));
        }
        copies++;
        return Outcome.done(new Copied(1, 1));
    }
}
