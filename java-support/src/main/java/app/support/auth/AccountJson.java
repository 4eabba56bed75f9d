package app.support.auth;

import java.util.List;
import java.util.UUID;

/** An account as the interface shows it. */
public record AccountJson(
        UUID id, String email, String displayName, List<String> roles, boolean active, String createdAt) {

    static AccountJson of(Account account) {
        return new AccountJson(
                account.id(),
                account.email(),
                account.displayName(),
                account.roles().stream().sorted().toList(),
                account.active(),
                account.createdAt().toString());
    }
}
