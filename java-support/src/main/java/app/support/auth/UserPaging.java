package app.support.auth;

import app.support.json.JsonPointer;
import app.support.problem.Problems;
import app.support.values.Uuids;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page of the accounts is asked for.
 *
 * @param after the id behind which it begins
 */
record UserPaging(UUID after, int limit) {

    private static final int LIMIT_DEFAULT = 25;
    private static final int LIMIT_MAX = 500;

    static UserPaging of(@Nullable String limit, @Nullable String cursor) {
        return new UserPaging(
                cursor == null || cursor.isEmpty() ? new UUID(0, 0) : open(cursor),
                limit == null ? LIMIT_DEFAULT : number(limit));
    }

    static String cursor(UUID last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static UUID open(String cursor) {
        Optional<UUID> after = Optional.empty();
        try {
            after = Uuids.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            // falls through: not one of ours
        }
        return after.orElseThrow(() -> Problems.malformed(
                "malformed-cursor", JsonPointer.ROOT.member("cursor"), "This cursor is not one of this list."));
    }

    private static int number(String limit) {
        int number = limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > LIMIT_MAX) {
            throw Problems.malformed(
                    "malformed-limit",
                    JsonPointer.ROOT.member("limit"),
                    "This must be a whole number from 1 to " + LIMIT_MAX + ".");
        }
        return number;
    }
}
