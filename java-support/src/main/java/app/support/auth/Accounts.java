package app.support.auth;

import app.support.json.JsonPointer;
import app.support.model.RecordRights;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.problem.ProblemException;
import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.values.Uuids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who may sign in, and who asks. Thread-safe. */
public final class Accounts {

    /** How long a node may know an account as it was: what another node changes counts after this time. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final int KNOWN_MAX = 10_000;
    private static final int PASSWORD_MIN = 12;
    /** What bcrypt reads of a password, in bytes. */
    private static final int PASSWORD_MAX = 72;

    private static final int BCRYPT_STRENGTH = 11;

    private final AccountTable table;
    private final Tokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Set<String> roles;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    /** What wrong addresses are compared with, so that they take as long as wrong passwords. */
    private final String nobodysHash;

    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, UUID session, Instant expiresAt, Instant until) {}

    /** @param roles the roles that there are, besides that of administrators */
    public Accounts(Jdbi jdbi, Tokens tokens, InstantSource clock, Set<String> roles) {
        this.table = new AccountTable(jdbi);
        this.tokens = tokens;
        this.sessions = new Sessions(jdbi, tokens, clock);
        this.clock = clock;
        this.roles = Set.copyOf(roles);
        this.nobodysHash = passwords.encode(tokens.random());
    }

    /** The one who shows an access token; empty where it is not valid, or not any more. */
    public Optional<Caller> recognize(String token) {
        Instant now = clock.instant();
        ByteBuffer key = ByteBuffer.wrap(Tokens.hash(token));
        Known recent = known.get(key);
        if (recent != null && now.isBefore(recent.until()) && now.isBefore(recent.expiresAt())) {
            return Optional.of(recent.caller());
        }
        known.remove(key);
        return tokens.read(token)
                .filter(claims -> now.isBefore(claims.expiresAt()))
                .flatMap(claims -> table.findSignedIn(claims.account(), claims.session(), now)
                        .filter(account -> account.active() && account.epoch() == claims.epoch())
                        .map(account -> remember(key, account, claims, now)));
    }

    private Caller remember(ByteBuffer key, Account account, Tokens.Claims claims, Instant now) {
        if (known.size() >= KNOWN_MAX) {
            known.clear();
        }
        Caller caller = new Caller(account.id(), account.email(), account.roles());
        known.put(key, new Known(caller, claims.session(), claims.expiresAt(), now.plus(KNOWN_FOR)));
        return caller;
    }

    /**
     * What somebody gets who signs in, or stays in.
     *
     * @param expiresAt when the session ends, whatever happens
     */
    public record SignIn(String accessToken, String refreshToken, Instant expiresAt) {}

    /** Begins a session for the one whose password that is. */
    public SignIn signIn(String email, String password) {
        Optional<AccountTable.Credentials> found = table.findByEmail(email);
        String hash = found.map(AccountTable.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = isReadable(password) && passwords.matches(password, hash);
        return found.map(AccountTable.Credentials::account)
                .filter(account -> right && account.active())
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
                        known.values().removeIf(entry -> entry.session().equals(session)));
    }

    /** Forgets sessions that are over; how many there were. */
    public int sweepSessions() {
        return sessions.sweep();
    }

    public boolean isKnown(UUID id) {
        return table.find(id).isPresent();
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
        checkEmail(email, errors);
        checkPassword(password, "password", errors);
        checkName(displayName, errors);
        checkRoles(given, errors);
        refuse(errors);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Account account = new Account(Uuids.next(now), email.strip(), displayName, given, true, 1, now);
        return table.insert(account, passwords.encode(password))
                .orElseThrow(() -> Problems.conflict("email-taken", "There is an account with this address already."));
    }

    /** Stores what an administrator made of an account; the last of them stays. */
    public Account change(Account account, Optional<String> password) {
        FieldErrors errors = new FieldErrors();
        password.ifPresent(text -> checkPassword(text, "password", errors));
        checkName(account.displayName(), errors);
        checkRoles(account.roles(), errors);
        refuse(errors);
        if (!account.active() || !account.roles().contains(RecordRights.ADMIN)) {
            requireOtherAdmin(account.id());
        }
        table.change(account, password.map(passwords::encode));
        if (password.isPresent() || !account.active()) {
            sessions.endAll(account.id(), Optional.empty());
        }
        forget(account.id());
        return get(account.id());
    }

    public void delete(UUID id) {
        get(id);
        requireOtherAdmin(id);
        table.delete(id);
        forget(id);
    }

    private void requireOtherAdmin(UUID id) {
        Account account = get(id);
        boolean isAdmin = account.active() && account.roles().contains(RecordRights.ADMIN);
        if (isAdmin && table.countOthersWith(RecordRights.ADMIN, id) == 0) {
            throw Problems.conflict("last-admin", "Somebody must stay administrator.");
        }
    }

    /**
     * Changes one's own password; all other sessions end.
     *
     * @param token the access token of the session that stays
     */
    public void changePassword(UUID id, String token, String current, String next) {
        FieldErrors errors = new FieldErrors();
        checkPassword(next, "newPassword", errors);
        String hash = table.passwordHash(id).orElse(nobodysHash);
        if (!isReadable(current) || !passwords.matches(current, hash)) {
            errors.add("wrong-password", JsonPointer.ROOT.member("currentPassword"), "This is not your password.");
        }
        refuse(errors);
        table.change(get(id), Optional.of(passwords.encode(next)));
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
        String chosen = password.orElseGet(tokens::random);
        create(email, chosen, "Administrator", Set.of(RecordRights.ADMIN));
        return password.isPresent() ? Optional.empty() : Optional.of(chosen);
    }

    private void forget(UUID id) {
        known.values().removeIf(entry -> entry.caller().id().equals(id));
    }

    private static boolean isReadable(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= PASSWORD_MAX;
    }

    private static void checkEmail(String email, FieldErrors errors) {
        if (email.length() > 254 || !email.strip().matches("[^\\s@]{1,64}@[^\\s@]{1,253}")) {
            errors.format(JsonPointer.ROOT.member("email"), "an e-mail address");
        }
    }

    private static void checkName(String name, FieldErrors errors) {
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > 200) {
            errors.outOfRange(JsonPointer.ROOT.member("displayName"), "1 to 200 characters long");
        }
    }

    private static void checkPassword(String password, String member, FieldErrors errors) {
        JsonPointer at = JsonPointer.ROOT.member(member);
        if (password.codePointCount(0, password.length()) < PASSWORD_MIN) {
            errors.add("too-short", at, "This must have at least " + PASSWORD_MIN + " characters.");
        } else if (!isReadable(password)) {
            errors.add("too-long", at, "This must have at most " + PASSWORD_MAX + " bytes.");
        }
    }

    private void checkRoles(Set<String> given, FieldErrors errors) {
        for (String role : given) {
            if (!role.equals(RecordRights.ADMIN) && !roles.contains(role)) {
                errors.add("unknown-role", JsonPointer.ROOT.member("roles"), "There is no such role.");
                return;
            }
        }
    }

    private static void refuse(FieldErrors errors) throws ProblemException {
        if (!errors.isEmpty()) {
            throw Problem.of(422, "invalid", "The account is not valid.")
                    .withErrors(errors.toList())
                    .exception();
        }
    }
}
