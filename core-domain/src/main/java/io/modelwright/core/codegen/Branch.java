package io.modelwright.core.codegen;

import java.time.Instant;

/**
 * A branch of an app's repository.
 *
 * @param name without {@code refs/heads/}
 * @param subject the first line of its last commit
 * @param committedAt when that was made
 */
public record Branch(String name, CommitId head, String subject, Instant committedAt) {

    /** What people edit, and what is cloned unless they ask for something else. */
    public static final String MAIN = "main";

    /** The generations, one commit each. */
    public static final String GENERATED = "generated";

    private static final String MERGE = "merge/";

    /** Where a merge of that version stands that people have to end. */
    public static String merge(int version) {
        return MERGE + "v" + version;
    }

    /** Whether the branch holds a merge that people have to end. */
    public static boolean isMerge(String name) {
        return name.startsWith(MERGE);
    }

    /** Whether the platform alone writes it. */
    public static boolean isProtected(String name) {
        return name.equals(GENERATED) || isMerge(name) || name.equals("merge");
    }
}
