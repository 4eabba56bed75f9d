package io.modelwright.core.jobs;

/**
 * Jobs that share something which bears only few of them at once, whatever their kinds: the builds of one app, the calls of one account.
 *
 * @param key names what they share
 * @param limit how many of the group may run at once when this job starts, this one included, at least 1
 */
public record JobGroup(String key, int limit) {

    public JobGroup {
        if (key.isBlank() || limit < 1) {
            throw new IllegalArgumentException("not a group of jobs: '" + key + "' with " + limit + " at once");
        }
    }

    /** One after the other. */
    public static JobGroup one(String key) {
        return new JobGroup(key, 1);
    }
}
