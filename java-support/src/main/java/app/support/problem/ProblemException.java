package app.support.problem;

import java.io.Serial;

/** Ends a request with a problem. Carries no stack trace: it says what the client did, not where the server was. */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
