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

    static final Duration SESSION_LIFE = Duration.ofDays(30);

    /** How long a node may know an account as it was: what another node changes counts after this time. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(2);

    private static final int KNOWN_MAX = 10_000;
    private static final int PASSWORD_MIN = 10;
    /** What bcrypt reads of a password, in bytes. */
    private static final int PASSWORD_MAX = 72;

    private static final int BCRYPT_STRENGTH = 11;

    private final AccountTable table;
    private final SessionTable sessions;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Set<String> roles;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    /** What wrong addresses are compared with, so that they take as long as wrong passwords. */
    private final String nobodysHash;

    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, long epoch, Instant expiresAt, Instant until) {}

    /** An access token, and the refresh token that gets the next one. */
    public record SignIn(String accessToken, String refreshToken) {}

    /** @param roles the roles that there are, besides that of administrators */
    public Accounts(Jdbi jdbi, Tokens tokens, InstantSource clock, Set<String> roles) {
        this.table = new AccountTable(jdbi);
        this.sessions = new SessionTable(jdbi);
        this.tokens = tokens;
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
                .flatMap(claims -> table.find(claims.account())
                        .filter(account -> !account.disabled() && account.epoch() == claims.epoch())
                        .map(account -> remember(key, account, claims, now)));
    }

    private Caller remember(ByteBuffer key, Account account, Tokens.Claims claims, Instant now) {
        if (known.size() >= KNOWN_MAX) {
            known.clear();
        }
        Caller caller = new Caller(account.id(), account.email(), account.roles());
        known.put(key, new Known(caller, claims.epoch(), claims.expiresAt(), now.plus(KNOWN_FOR)));
        return caller;
    }

    public SignIn signIn(String email, String password) {
        Optional<AccountTable.Credentials> found = table.findByEmail(email);
        String hash = found.map(AccountTable.Credentials::passwordHash).orElse(nobodysHash);
        boolean right = isReadable(password) && passwords.matches(password, hash);
        if (found.isEmpty() || !right) {
            throw Problems.unauthenticated("wrong-credentials", "There is no such account with this password.");
        }
        Account account = found.get().account();
        if (account.disabled()) {
            throw Problem.of(403, "account-disabled", "This account is disabled.")
                    .exception();
        }
        String refresh = tokens.random();
        Instant now = clock.instant();
        sessions.open(Uuids.next(now), account.id(), Tokens.hash(refresh), now.plus(SESSION_LIFE));
        return new SignIn(tokens.issue(account, now), refresh);
    }

    public SignIn refresh(String refreshToken) {
        String next = tokens.random();
        Instant now = clock.instant();
        return sessions.rotate(Tokens.hash(refreshToken), Tokens.hash(next), now)
                .flatMap(table::find)
                .filter(account -> !account.disabled())
                .map(account -> new SignIn(tokens.issue(account, now), next))
                .orElseThrow(() -> Problems.unauthenticated("session-ended", "This session has ended. Sign in again."));
    }

    public void signOut(String refreshToken) {
        sessions.end(Tokens.hash(refreshToken));
    }

    public boolean isKnown(UUID id) {
        return table.find(id).isPresent();
    }

    public Account get(UUID id) {
        return table.find(id).orElseThrow(() -> Problems.notFound("There is no such account."));
    }

    public List<Account> list() {
        return table.list();
    }

    public Account create(String email, String password, String displayName, Set<String> given) {
        FieldErrors errors = new FieldErrors();
        checkEmail(email, errors);
        checkPassword(password, errors);
        checkRoles(given, errors);
        refuse(errors);
        Instant now = clock.instant();
        Account account = new Account(Uuids.next(now), email.strip(), displayName, given, false, 1, now);
        return table.insert(account, passwords.encode(password))
                .orElseThrow(() -> Problems.conflict("email-taken", "There is an account with this address already."));
    }

    /** New rights of an account; of the last administrator they cannot be taken. */
    public Account change(UUID id, String displayName, Set<String> given, boolean disabled) {
        Account account = get(id);
        FieldErrors errors = new FieldErrors();
        checkRoles(given, errors);
        refuse(errors);
        boolean loses =
                account.roles().contains(RecordRights.ADMIN) && (disabled || !given.contains(RecordRights.ADMIN));
        if (loses && table.countOthersWith(RecordRights.ADMIN, id) == 0) {
            throw Problems.conflict("last-admin", "Somebody must stay administrator.");
        }
        table.change(id, displayName, given, disabled);
        forget(id);
        return get(id);
    }

    public void changePassword(UUID id, String current, String next) {
        String hash = table.passwordHash(id).orElse(nobodysHash);
        if (!isReadable(current) || !passwords.matches(current, hash)) {
            throw Problems.forbidden();
        }
        setPassword(id, next);
    }

    public void setPassword(UUID id, String next) {
        FieldErrors errors = new FieldErrors();
        checkPassword(next, errors);
        refuse(errors);
        get(id);
        table.changePassword(id, passwords.encode(next));
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

    private static void checkPassword(String password, FieldErrors errors) {
        JsonPointer at = JsonPointer.ROOT.member("password");
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
