package io.modelwright.core.identity;

/** What a member is in a workspace; from the most to the least powerful. */
public enum WorkspaceRole {
    OWNER,
    ADMIN,
    BUILDER,
    OPERATOR,
    VIEWER;

    /** Whether this role holds at least the powers of {@code other}. */
    public boolean isAtLeast(WorkspaceRole other) {
        return compareTo(other) <= 0;
    }
}
