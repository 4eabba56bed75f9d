package io.modelwright.ports.identity.driving;

import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.Optional;

/** The workspaces that the caller belongs to; all others are not found. */
public interface Workspaces {

    /** In the order of creation. Malformed cursors are refused as {@code malformed-cursor}. */
    Outcome<Page<Workspace>> list(Principal principal, int limit, Optional<String> cursor);

    /** How many workspaces there are in the list. */
    Outcome<Long> count(Principal principal);

    /** Makes a workspace that the caller owns. The name has 1 to 120 characters. */
    Outcome<Workspace> create(Principal principal, String name);

    Outcome<Workspace> find(Principal principal, String workspace);

    /** Gives the workspace another name. Needs admin. */
    Outcome<Workspace> rename(Principal principal, String workspace, String name);

    /**
     * Makes a member what is said, by {@link io.modelwright.core.identity.AccessRules#memberRefusal}. Refused as {@code
     * last-owner} where the workspace would have none, and as {@code member-changed} where somebody else changes the member at
     * the same time.
     */
    Outcome<Member> changeRole(Principal principal, String workspace, String member, WorkspaceRole role);

    /** Takes a member out, or lets the caller leave; refused as {@link #changeRole}. */
    Outcome<Member> remove(Principal principal, String workspace, String member);

    /** In the order of joining. Needs viewer. */
    Outcome<Page<Member>> members(Principal principal, String workspace, int limit, Optional<String> cursor);

    /** How many members there are in that list. */
    Outcome<Long> countMembers(Principal principal, String workspace);
}
