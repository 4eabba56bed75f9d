package io.modelwright.core.identity;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an API key may be used for; it narrows what its owner may do, and never widens it. A closed list: each route of the API
 * belongs to one of these, or is for nobody but people who have signed in. Writing does not include reading.
 */
public enum Scope {
    /** See records, their history and their changes. */
    RECORDS_READ,
    /** Make, change, delete, import and restore records. */
    RECORDS_WRITE,
    /** See apps, their drafts, plans and versions. */
    APPS_READ,
    /** Make, design, publish and delete apps. */
    APPS_WRITE,
    /** See workspaces. */
    WORKSPACES_READ,
    /** Make and rename workspaces. */
    WORKSPACES_WRITE,
    /** See who belongs to workspaces and apps, and who is invited. */
    MEMBERS_READ,
    /** Invite people, take them out, change what they are in workspaces and apps. */
    MEMBERS_WRITE,
    /** See files. */
    FILES_READ,
    /** Upload and delete files. */
    FILES_WRITE,
    /** See jobs. */
    JOBS_READ,
    /** Cancel and retry jobs. */
    JOBS_WRITE,
    /** See the owner's own profile. */
    PROFILE_READ,
    /** See the accounts of the installation, as a platform administrator. */
    ACCOUNTS_READ,
    /** Disable and enable accounts of the installation and end their sessions, as a platform administrator. */
    ACCOUNTS_WRITE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /** What a key has that was made without naming any: everything but the accounts of others, which must be asked for. */
    public static Set<Scope> standard() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ACCOUNTS_READ, ACCOUNTS_WRITE)));
    }

    /** Such as {@code records:read}. */
    public String text() {
        return text;
    }

    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
