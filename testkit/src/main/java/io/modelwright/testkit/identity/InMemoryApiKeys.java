package io.modelwright.testkit.identity;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.ApiKeyRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys in memory. */
final class InMemoryApiKeys implements ApiKeyRepository {

    private final IdentityState state;

    InMemoryApiKeys(IdentityState state) {
        this.state = state;
    }

    @Override
    public Added add(NewApiKey adding, int keysMax) {
        state.requireThere();
        synchronized (state.lock) {
            Instant now = adding.key().createdAt();
            IdentityState.Session session = state.sessions.get(adding.by());
            if (session == null || !session.account.equals(adding.account()) || !state.isLive(session, now)) {
                return Added.SESSION_ENDED;
            }
            state.keys
                    .values()
                    .removeIf(kept -> kept.account().equals(adding.account())
                            && !now.isBefore(kept.key().expiresAt()));
            if (of(adding.account()).size() >= keysMax) {
                return Added.TOO_MANY;
            }
            state.keys.put(adding.keyHash(), new IdentityState.Key(adding.account(), adding.key()));
            return Added.KEPT;
        }
    }

    private List<ApiKey> of(AccountId account) {
        return state.keys.values().stream()
                .filter(kept -> kept.account().equals(account))
                .map(IdentityState.Key::key)
                .sorted(Comparator.comparing(key -> key.id().toString()))
                .toList();
    }

    @Override
    public List<ApiKey> list(AccountId account, Optional<ApiKeyId> after, int limit) {
        state.requireThere();
        synchronized (state.lock) {
            String from = after.map(ApiKeyId::toString).orElse("");
            return of(account).stream()
                    .filter(key -> key.id().toString().compareTo(from) > 0)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long count(AccountId account) {
        state.requireThere();
        synchronized (state.lock) {
            return of(account).size();
        }
    }

    @Override
    public boolean revoke(AccountId account, ApiKeyId id) {
        state.requireThere();
        synchronized (state.lock) {
            boolean revoked = state.keys
                    .values()
                    .removeIf(kept ->
                            kept.account().equals(account) && kept.key().id().equals(id));
            if (revoked) {
                state.leaveChange(account);
            }
            return revoked;
        }
    }

    @Override
    public Optional<Verified> verify(String keyHash, Instant now) {
        state.requireThere();
        synchronized (state.lock) {
            return Optional.ofNullable(state.keys.get(keyHash))
                    .filter(kept -> now.isBefore(kept.key().expiresAt()))
                    .map(kept -> new Verified(
                            kept.key().id(), kept.account(), kept.key().expiresAt()));
        }
    }

    @Override
    public Optional<Principal> use(ApiKeyId id, Instant now, Instant usedBefore) {
        state.requireThere();
        synchronized (state.lock) {
            return state.keys.entrySet().stream()
                    .filter(entry -> entry.getValue().key().id().equals(id))
                    .filter(entry -> now.isBefore(entry.getValue().key().expiresAt()))
                    .findFirst()
                    .flatMap(entry -> use(entry, now, usedBefore));
        }
    }

    private Optional<Principal> use(Map.Entry<String, IdentityState.Key> entry, Instant now, Instant usedBefore) {
        AccountId account = entry.getValue().account();
        AccountRepository.Credentials holder = state.accounts.get(account);
        if (holder == null || holder.account().disabled()) {
            return Optional.empty();
        }
        ApiKey key = entry.getValue().key();
        if (key.usedAt().filter(used -> !used.isBefore(usedBefore)).isEmpty()) {
            entry.setValue(new IdentityState.Key(account, usedAt(key, now)));
        }
        return state.principal(account, new Credential.ApiKey(key.id(), key.scopes()));
    }

    private static ApiKey usedAt(ApiKey key, Instant now) {
        return new ApiKey(
                key.id(), key.name(), key.start(), key.scopes(), key.createdAt(), key.expiresAt(), Optional.of(now));
    }
}
