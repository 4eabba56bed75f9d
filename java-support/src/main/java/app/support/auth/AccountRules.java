package app.support.auth;

import app.support.json.JsonPointer;
import app.support.model.RecordRights;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import app.support.problem.ProblemException;
import app.support.values.TextForms;
import java.util.Set;
import java.util.regex.Pattern;

/** What accounts must be like. Immutable. */
final class AccountRules {

    /** The longest address that mail can have. */
    static final int EMAIL_MAX = 254;

    private static final int NAME_MAX = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{1,253}");

    private final Set<String> roles;

    /** @param roles the roles that there are, besides that of administrators */
    AccountRules(Set<String> roles) {
        this.roles = Set.copyOf(roles);
    }

    /** Whether somebody can have this address. */
    static boolean isEmail(String email) {
        return email.length() <= EMAIL_MAX
                && EMAIL.matcher(email.strip()).matches()
                && TextForms.isStorable(email, JsonPointer.ROOT, new FieldErrors());
    }

    static void checkEmail(String email, FieldErrors errors) {
        if (!isEmail(email)) {
            errors.format(JsonPointer.ROOT.member("email"), "an e-mail address");
        }
    }

    static void checkName(String name, FieldErrors errors) {
        JsonPointer at = JsonPointer.ROOT.member("displayName");
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > NAME_MAX) {
            errors.outOfRange(at, "1 to " + NAME_MAX + " characters long");
        } else {
            TextForms.isStorable(name, at, errors);
        }
    }

    void checkRoles(Set<String> given, FieldErrors errors) {
        for (String role : given) {
            if (!RecordRights.ADMIN.equals(role) && !roles.contains(role)) {
                errors.add("unknown-role", JsonPointer.ROOT.member("roles"), "There is no such role.");
                return;
            }
        }
    }

    static void refuse(FieldErrors errors) throws ProblemException {
        if (!errors.isEmpty()) {
            throw Problem.of(422, "invalid", "The account is not valid.")
                    .withErrors(errors.toList())
                    .exception();
        }
    }
}
