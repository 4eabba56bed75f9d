package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.DataCopy;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.shared.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * The databases of deployed apps, on a server of their own. Each has a role of the same name, which owns it and reaches nothing
 * else. Every verb can be done twice. {@code StoreUnavailable} where the server is away. Safe for many threads and nodes.
 */
public interface AppDatabases {

    /**
     * How an application reaches its database, from where it runs.
     *
     * @param user its role
     */
    record Access(String host, int port, DatabaseName database, String user) {}

    /** What was copied. */
    record Copied(int tables, long rows) {}

    /**
     * Makes the database and its role where they are not there; the role has that password from now on.
     *
     * @param password letters and digits
     */
    Access create(DatabaseName name, String password);

    /** Ends all its sessions and removes the database with its role; false where there was neither. */
    boolean drop(DatabaseName name);

    /** Those that are there. */
    Set<DatabaseName> list();

    /** The version of the app that its schema has: 0 where no migration of one has run, or it is not there. */
    int version(DatabaseName name);

    /**
     * Asks questions that only read.
     *
     * @param questions queries for one number by a key
     * @return the answers by the same keys
     */
    Map<String, Long> count(DatabaseName name, Map<String, String> questions);

    /**
     * Replaces all records by those of the studio, as they are together at one moment: all of it or nothing. Refused with 409
     * {@code version-moved} where the studio or the database has not the version that was asked for.
     */
    Outcome<Copied> copy(DatabaseName name, DataCopy copy);
}
