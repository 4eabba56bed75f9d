package app.support.app;

import app.support.auth.Accounts;
import app.support.problem.FieldError;
import app.support.problem.ProblemException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/** The administrator of an empty database. Stateless. */
final class FirstAdministrator {

    private FirstAdministrator() {}

    /**
     * Makes the administrator where nobody is there yet.
     *
     * @throws IllegalStateException where they cannot have that address or that password
     */
    static void begin(Accounts accounts, AppConfiguration.FirstAdmin first) {
        Optional<String> given = Optional.of(first.password()).filter(password -> !password.isEmpty());
        try {
            accounts.begin(first.email(), given).ifPresent(password -> tell(System.err, first.email(), password));
        } catch (ProblemException refused) {
            throw new IllegalStateException(
                    "the first administrator cannot be made: "
                            + refused.problem().errors().stream()
                                    .map(FirstAdministrator::sentence)
                                    .collect(Collectors.joining(" ")),
                    refused);
        }
    }

    private static String sentence(FieldError error) {
        return switch (error.pointer().value()) {
            case "/email" -> "ADMIN_EMAIL: " + error.message();
            case "/password" -> "ADMIN_PASSWORD: " + error.message();
            default -> error.message();
        };
    }

    /** Beside the log, which others collect and keep. */
    private static void tell(PrintStream terminal, String email, String password) {
        terminal.printf(
                "The first administrator is %s with the one-time password %s - it is good for one day, to set another one"
                        + " with PUT /api/v1/me/password.%n",
                email, password);
    }
}
