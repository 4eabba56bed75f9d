package io.modelwright.application.identity;

import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driving.OpenSessions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The caller's own sessions. */
final class OpenSessionsService implements OpenSessions {

    private final SessionRepository sessions;
    private final CallerService callers;
    private final Settlement<AccountId> settlement;
    private final InstantSource clock;

    OpenSessionsService(
            SessionRepository sessions, CallerService callers, Settlement<AccountId> settlement, InstantSource clock) {
        this.sessions = sessions;
        this.callers = callers;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public Outcome<Page<OwnSession>> list(Principal principal, int limit, Optional<String> cursor) {
        return own(principal).flatMap(account -> IdCursors.after(cursor)).map(after -> {
            List<OpenSession> found = sessions.listOf(principal.account(), now(), after.map(SessionId::new), limit + 1);
            return IdCursors.page(
                    found,
                    limit,
                    session -> session.id().value(),
                    session -> new OwnSession(
                            session,
                            current(principal).filter(session.id()::equals).isPresent()));
        });
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return own(principal).map(account -> sessions.countOf(account, now()));
    }

    @Override
    public Outcome<String> end(Principal principal, String session) {
        return own(principal).flatMap(account -> {
            Optional<SessionId> id = Uuids.parse(session).map(SessionId::new);
            boolean ended = id.isPresent() && sessions.end(account, id.get(), now());
            id.ifPresent(callers::forget);
            // also where nothing ended: the attempt before may have ended between the two stores
            settlement.settle(account);
            return ended ? Outcome.done(session) : Outcome.refused(Refusal.NotFound.of("session"));
        });
    }

    @Override
    public Outcome<Integer> endOthers(Principal principal) {
        return own(principal).map(account -> {
            List<SessionId> ended = sessions.endAll(account, current(principal), now());
            ended.forEach(callers::forget);
            settlement.settle(account);
            return ended.size();
        });
    }

    private static Outcome<AccountId> own(Principal principal) {
        return AccessRules.ownAccountRefusal(principal)
                .<Outcome<AccountId>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(principal.account()));
    }

    /** The session of this request; none where an API key asks or the platform works. */
    static Optional<SessionId> current(Principal principal) {
        return switch (principal.credential()) {
            case Credential.Session(SessionId id) -> Optional.of(id);
            case Credential.ApiKey key -> Optional.empty();
            case Credential.Work() -> Optional.empty();
        };
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
