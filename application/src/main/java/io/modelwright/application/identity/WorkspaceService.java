package io.modelwright.application.identity;

import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Member;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Workspace;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.identity.driving.Workspaces;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The workspaces of the caller. Cursors are the id of the last item: they reveal nothing that the page did not. */
final class WorkspaceService implements Workspaces {

    private static final int NAME_MAX = 120;

    private final WorkspaceRepository workspaces;
    private final IdSource ids;
    private final InstantSource clock;

    WorkspaceService(WorkspaceRepository workspaces, IdSource ids, InstantSource clock) {
        this.workspaces = workspaces;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Outcome<Page<Workspace>> list(Principal principal, int limit, Optional<String> cursor) {
        return after(cursor)
                .map(after -> page(
                        workspaces.listOf(principal.account(), after.map(WorkspaceId::new), limit + 1),
                        limit,
                        workspace -> workspace.id().toString()));
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return Outcome.done((long) principal.memberships().size());
    }

    @Override
    public Outcome<Long> countMembers(Principal principal, String workspace) {
        return visible(principal, workspace).map(workspaces::countMembers);
    }

    @Override
    public Outcome<Workspace> create(Principal principal, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > NAME_MAX
                || stripped.codePoints().anyMatch(Character::isISOControl)) {
            JsonPointer place = JsonPointer.ROOT.member("name");
            String message = "A name has 1 to " + NAME_MAX + " characters in one line.";
            return Outcome.refused(new Refusal.Invalid(
                    "invalid", "The workspace is not valid.", List.of(Finding.error("name", place, message))));
        }
        Workspace workspace = new Workspace(
                new WorkspaceId(ids.next()), stripped, clock.instant().truncatedTo(ChronoUnit.MICROS));
        workspaces.add(workspace, principal.account());
        return Outcome.done(workspace);
    }

    @Override
    public Outcome<Workspace> find(Principal principal, String workspace) {
        return visible(principal, workspace)
                .flatMap(id -> workspaces
                        .find(id)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(Refusal.NotFound.of("workspace"))));
    }

    @Override
    public Outcome<Page<Member>> members(Principal principal, String workspace, int limit, Optional<String> cursor) {
        return visible(principal, workspace)
                .flatMap(id -> after(cursor)
                        .map(after -> page(
                                workspaces.members(id, after.map(AccountId::new), limit + 1),
                                limit,
                                member -> member.account().toString())));
    }

    private static Outcome<WorkspaceId> visible(Principal principal, String workspace) {
        Optional<WorkspaceId> id = uuid(workspace).map(WorkspaceId::new);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.NotFound.of("workspace"));
        }
        Optional<Refusal> refusal = AccessRules.refusal(principal, id.get(), WorkspaceRole.VIEWER, "workspace");
        return refusal.<Outcome<WorkspaceId>>map(Outcome::refused).orElseGet(() -> Outcome.done(id.get()));
    }

    private static Outcome<Optional<UUID>> after(Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        Optional<UUID> id = uuid(cursor.get());
        return id.isPresent()
                ? Outcome.done(id)
                : Outcome.refused(
                        new Refusal.Malformed("malformed-cursor", "The cursor is not one of ours.", List.of()));
    }

    private static <T> Page<T> page(List<T> items, int limit, Function<T, String> cursor) {
        if (items.size() <= limit) {
            return new Page<>(items, Optional.empty());
        }
        List<T> shown = items.subList(0, limit);
        return new Page<>(shown, Optional.of(cursor.apply(shown.getLast())));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
