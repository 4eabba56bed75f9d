package io.modelwright.application.identity;

import io.modelwright.application.paging.IdCursors;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.identity.AccessRules;
import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.ApiKeyText;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.Uuids;
import io.modelwright.ports.identity.driven.ApiKeyRepository.Added;
import io.modelwright.ports.identity.driven.ApiKeyRepository.NewApiKey;
import io.modelwright.ports.identity.driving.ApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Making, showing and ending the caller's own API keys. */
final class ApiKeyService implements ApiKeys {

    private final IdentityServices.Needs needs;
    private final OpaqueTokens tokens;
    private final Settlement<AccountId> settlement;

    ApiKeyService(IdentityServices.Needs needs, OpaqueTokens tokens, Settlement<AccountId> settlement) {
        this.needs = needs;
        this.tokens = tokens;
        this.settlement = settlement;
    }

    @Override
    public Outcome<Issued> create(Principal principal, String name, Optional<Set<String>> scopes, int days) {
        Optional<SessionId> session = OpenSessionsService.current(principal);
        if (session.isEmpty()) {
            return Outcome.refused(AccessRules.ownAccountRefusal(principal)
                    .orElseGet(() -> new Refusal.Forbidden("session-required", "This needs somebody who signed in.")));
        }
        String stripped = name.strip();
        List<Finding> findings = new ArrayList<>();
        Names.fault(stripped, "name").ifPresent(findings::add);
        Set<Scope> known = scopes.map(given -> known(given, findings)).orElseGet(Scope::standard);
        if (days < 1 || days > DAYS_MAX) {
            findings.add(finding("range", "expiresInDays", "An API key is valid for 1 to " + DAYS_MAX + " days."));
        }
        if (!findings.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid("invalid", "The API key is not valid.", findings));
        }
        String secret = ApiKeyText.of(tokens.bytes(ApiKeyText.SECRET_BYTES));
        Instant now = now();
        ApiKey key = new ApiKey(
                new ApiKeyId(needs.ids().next()),
                stripped,
                ApiKeyText.start(secret),
                known,
                now,
                now.plus(Duration.ofDays(days)),
                Optional.empty());
        NewApiKey adding = new NewApiKey(principal.account(), session.get(), key, OpaqueTokens.hash(secret));
        Added added = needs.trail()
                .change(
                        Actor.of(principal),
                        () -> needs.apiKeys().add(adding, KEYS_MAX),
                        done -> done == Added.KEPT ? Optional.of(AccountEvents.keyCreated(key)) : Optional.empty());
        return switch (added) {
            case KEPT -> Outcome.done(new Issued(key, secret));
            case TOO_MANY ->
                Outcome.refused(new Refusal.Conflict(
                        "too-many-keys", "An account has at most " + KEYS_MAX + " API keys. Revoke one.", Map.of()));
            case SESSION_ENDED ->
                Outcome.refused(new Refusal.Unauthenticated("session-ended", "This session has ended. Sign in again."));
        };
    }

    private static Set<Scope> known(Set<String> given, List<Finding> findings) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String text : given) {
            Scope.parse(text)
                    .ifPresentOrElse(
                            scopes::add,
                            () -> findings.add(
                                    finding("unknown-scope", "scopes", "There is no scope of the name " + text + ".")));
        }
        if (given.isEmpty()) {
            findings.add(finding("required", "scopes", "Name a scope, or leave the field out."));
        }
        return scopes;
    }

    private static Finding finding(String code, String member, String message) {
        return Finding.error(code, JsonPointer.ROOT.member(member), message);
    }

    @Override
    public Outcome<Page<ApiKey>> list(Principal principal, int limit, Optional<String> cursor) {
        return own(principal)
                .flatMap(account -> IdCursors.after(cursor)
                        .map(after -> IdCursors.page(
                                needs.apiKeys().list(account, after.map(ApiKeyId::new), limit + 1),
                                limit,
                                key -> key.id().value(),
                                key -> key)));
    }

    @Override
    public Outcome<Long> count(Principal principal) {
        return own(principal).map(needs.apiKeys()::count);
    }

    @Override
    public Outcome<String> revoke(Principal principal, String key) {
        return own(principal).flatMap(account -> {
            boolean revoked = Uuids.parse(key)
                    .map(ApiKeyId::new)
                    .filter(id -> revoked(principal, id))
                    .isPresent();
            // also where nothing was: the attempt before may have ended between the two stores
            settlement.settle(account);
            return revoked ? Outcome.done(key) : Outcome.refused(Refusal.NotFound.of("API key"));
        });
    }

    private boolean revoked(Principal principal, ApiKeyId key) {
        return needs.trail()
                .change(
                        Actor.of(principal),
                        () -> needs.apiKeys().revoke(principal.account(), key),
                        done -> done ? Optional.of(AccountEvents.keyRevoked(key)) : Optional.empty());
    }

    private static Outcome<AccountId> own(Principal principal) {
        return AccessRules.ownAccountRefusal(principal)
                .<Outcome<AccountId>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(principal.account()));
    }

    /** In microseconds, as the store keeps it. */
    private Instant now() {
        return needs.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
