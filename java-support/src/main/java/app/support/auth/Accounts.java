package app.support.auth;

import app.support.json.JsonPointer;
import app.support.model.RecordRights;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.values.Uuids;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who may sign in, and who asks. Thread-safe. */
public final class Accounts {

    /** How long a node may know an account as it was: what another node changes counts after this time. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final int KNOWN_MAX = 10_000;
    /** How long a password is good that was made here. */
    private static final Duration ONE_TIME_LIFE = Duration.ofDays(1);

    private final AccountTable table;
    private final Tokens tokens;
    private final PlatformTokens platform;
    private final Sessions sessions;
    private final InstantSource clock;
    private final AccountRules rules;
    private final Passwords passwords = new Passwords();

    /** By the access token: only valid ones get in. A digest at each request would cost more than all the rest of this check. */
    private final Cache<String, Known> known;

    private record Known(Caller caller, UUID session, Instant expiresAt, boolean mustChangePassword) {}

    /** @param roles the roles that there are, besides that of administrators */
    public Accounts(Jdbi jdbi, Tokens tokens, PlatformTokens platform, InstantSource clock, Set<String> roles) {
        this.table = new AccountTable(jdbi);
        this.tokens = tokens;
        this.platform = platform;
        this.sessions = new Sessions(jdbi, tokens, clock);
        this.clock = clock;
        this.rules = new AccountRules(roles);
        this.known = Caffeine.newBuilder()
                .maximumSize(KNOWN_MAX)
                .expireAfterWrite(KNOWN_FOR)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /**
     * The one who shows an access token; empty where it is not valid, or not any more. 403 where somebody else chose their
     * password, and they have yet to choose one.
     */
    public Optional<Caller> recognize(String token) {
        return known(token).map(found -> {
            if (found.mustChangePassword()) {
                throw Problem.of(
                                403,
                                "password-change-required",
                                "Change your one-time password first: PUT /api/v1/me/password.")
                        .exception();
            }
            return found.caller();
        });
    }

    /** The same where records and their files are served, to which people of the platform come too. */
    public Optional<Caller> recognizeAtRecords(String token) {
        Optional<Caller> visitor = platform.read(token, clock.instant());
        return visitor.isPresent() ? visitor : recognize(token);
    }

    /** The same as {@link #recognize}, whoever chose their password. */
    public Optional<Caller> recognizeUnsettled(String token) {
        return known(token).map(Known::caller);
    }

    private Optional<Known> known(String token) {
        Instant now = clock.instant();
        Known recent = known.getIfPresent(token);
        if (recent != null && now.isBefore(recent.expiresAt())) {
            return Optional.of(recent);
        }
        return tokens.read(token)
                .filter(claims -> now.isBefore(claims.expiresAt()))
                .flatMap(claims -> table.findSignedIn(claims.account(), claims.session(), now)
                        .filter(account -> account.active() && account.epoch() == claims.epoch())
                        .map(account -> remember(token, account, claims)));
    }

    private Known remember(String token, Account account, Tokens.Claims claims) {
        Caller caller = new Caller(account.id(), account.email(), account.roles());
        Known found = new Known(caller, claims.session(), claims.expiresAt(), account.mustChangePassword());
        known.put(token, found);
        return found;
    }

    /**
     * What somebody gets who signs in, or stays in.
     *
     * @param expiresAt when the session ends, whatever happens
     */
    public record SignIn(String accessToken, String refreshToken, Instant expiresAt) {}

    /** Begins a session for the one whose password that is. */
    public SignIn signIn(String email, String password) {
        Optional<AccountTable.Credentials> found =
                AccountRules.isEmail(email) ? table.findByEmail(email) : Optional.empty();
        if (found.isEmpty()) {
            passwords.matchNobody(password);
        }
        return found.filter(credentials -> passwords.matches(password, credentials.passwordHash()))
                .filter(credentials ->
                        credentials.passwordUntil() == null || clock.instant().isBefore(credentials.passwordUntil()))
                .map(AccountTable.Credentials::account)
                .filter(Account::active)
                .map(account -> signedIn(account, sessions.open(account.id())))
                .orElseThrow(() ->
                        Problems.unauthenticated("wrong-credentials", "There is no such account with this password."));
    }

    private SignIn signedIn(Account account, Sessions.Grant grant) {
        String token = tokens.issue(account, grant.session(), clock.instant());
        return new SignIn(token, grant.refreshToken(), grant.expiresAt());
    }

    /** Trades a refresh token; 401 where its session has ended. */
    public SignIn refresh(String refreshToken) {
        Sessions.Grant grant = sessions.trade(refreshToken);
        return signedIn(get(grant.account()), grant);
    }

    /** Ends the session of a refresh token. */
    public void signOut(String refreshToken) {
        sessions.end(refreshToken)
                .ifPresent(session ->
                        known.asMap().values().removeIf(entry -> entry.session().equals(session)));
    }

    /** Forgets sessions that are over; how many there were. */
    public int sweepSessions() {
        return sessions.sweep();
    }

    public Optional<Account> find(String email) {
        return table.findByEmail(email).map(AccountTable.Credentials::account);
    }

    public Optional<Account> find(UUID id) {
        return table.find(id);
    }

    public Account get(UUID id) {
        return table.find(id).orElseThrow(() -> Problems.notFound("There is no such account."));
    }

    /** @param after the id behind which the page begins */
    public List<Account> list(UUID after, int limit) {
        return table.list(after, limit);
    }

    public Account create(String email, String password, String displayName, Set<String> given) {
        FieldErrors errors = new FieldErrors();
        AccountRules.checkEmail(email, errors);
        Passwords.check(password, "password", errors);
        AccountRules.checkName(displayName, errors);
        rules.checkRoles(given, errors);
        AccountRules.refuse(errors);
        Account account = fresh(email, displayName, given, false);
        return table.insert(account, passwords.hash(password))
                .orElseThrow(() -> Problems.conflict("email-taken", "There is an account with this address already."));
    }

    private Account fresh(String email, String displayName, Set<String> given, boolean mustChangePassword) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Account(Uuids.next(now), email.strip(), displayName, given, true, 1, now, mustChangePassword);
    }

    /** Stores what an administrator changes of an account; the last of them stays. */
    Account change(UUID id, AccountChange change) {
        FieldErrors errors = new FieldErrors();
        change.password().ifPresent(text -> Passwords.check(text, "password", errors));
        change.displayName().ifPresent(text -> AccountRules.checkName(text, errors));
        change.roles().ifPresent(given -> rules.checkRoles(given, errors));
        AccountRules.refuse(errors);
        Optional<String> hash = change.password().map(passwords::hash);
        require(table.change(id, change, hash));
        if (change.password().isPresent() || change.active().filter(on -> !on).isPresent()) {
            sessions.endAll(id, Optional.empty());
        }
        forget(id);
        return get(id);
    }

    public void delete(UUID id) {
        require(table.delete(id));
        forget(id);
    }

    private static void require(AccountTable.Change change) {
        switch (change) {
            case DONE -> {
                // as it was asked for
            }
            case MISSING -> throw Problems.notFound("There is no such account.");
            case LAST_ADMIN -> throw Problems.conflict("last-admin", "Somebody must stay administrator.");
        }
    }

    /**
     * Changes one's own password; all other sessions end.
     *
     * @param token the access token of the session that stays
     */
    void changePassword(UUID id, String token, String current, String next) {
        FieldErrors errors = new FieldErrors();
        Passwords.check(next, "newPassword", errors);
        if (!table.passwordHash(id)
                .filter(hash -> passwords.matches(current, hash))
                .isPresent()) {
            errors.add("wrong-password", JsonPointer.ROOT.member("currentPassword"), "This is not your password.");
        }
        AccountRules.refuse(errors);
        table.setPassword(id, passwords.hash(next));
        sessions.endAll(id, tokens.read(token).map(Tokens.Claims::session));
        forget(id);
    }

    /**
     * Makes the first administrator where nobody is there yet.
     *
     * @param password empty to have one made
     * @return the password, where it was made here
     */
    public Optional<String> begin(String email, Optional<String> password) {
        if (!table.isEmpty()) {
            return Optional.empty();
        }
        FieldErrors errors = new FieldErrors();
        AccountRules.checkEmail(email, errors);
        password.ifPresent(text -> Passwords.check(text, "password", errors));
        AccountRules.refuse(errors);
        String chosen = password.orElseGet(tokens::random);
        boolean once = password.isEmpty();
        Account first = fresh(email, "Administrator", Set.of(RecordRights.ADMIN), once);
        Instant until = once ? first.createdAt().plus(ONE_TIME_LIFE) : null;
        // another node may start on the same database just now
        boolean isFirst = table.insertFirst(first, passwords.hash(chosen), until);
        return isFirst && once ? Optional.of(chosen) : Optional.empty();
    }

    private void forget(UUID id) {
        known.asMap().values().removeIf(entry -> entry.caller().id().equals(id));
    }
}
