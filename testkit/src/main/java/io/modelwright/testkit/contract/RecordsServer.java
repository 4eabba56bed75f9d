package io.modelwright.testkit.contract;

import java.net.URI;
import java.util.Optional;

/**
 * A running server of the records of one design. The contract shares it between tests, which keep to records of their own; so
 * nothing else writes to it. Safe for many threads.
 */
public interface RecordsServer {

    /**
     * What stands before {@code /records/…}, without a slash at its end: {@code http://127.0.0.1:4000/api/v1/apps/tasks}, or
     * {@code http://127.0.0.1:8080/api/v1} of a generated application.
     */
    URI base();

    /** What stands before {@code /files}, {@code /auth/login} and {@code /me}, without a slash at its end. */
    default URI api() {
        return base();
    }

    /** What uploads say their app is; empty where there is one app only. */
    default Optional<String> app() {
        return Optional.empty();
    }

    /** The one who may do everything with records; the same at each call. */
    Person administrator();

    /**
     * Somebody new who has these roles of the design and no right beside them, signed in.
     *
     * @param roles names of roles; none gives somebody who is known and may do nothing
     */
    Person person(String... roles);

    /** Somebody new who has not signed in. */
    Credentials credentials();

    /** What somebody signs in with. */
    record Credentials(String email, String password) {}

    /**
     * Somebody who is signed in.
     *
     * @param id what {@code createdBy} shows and {@code user.id} is
     * @param token an access token, as a bearer shows it
     */
    record Person(String id, String token) {}
}
