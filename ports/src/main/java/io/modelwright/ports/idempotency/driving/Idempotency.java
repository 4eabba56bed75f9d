package io.modelwright.ports.idempotency.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.Outcome;
import java.util.List;
import java.util.function.Supplier;

/** Answers a request that comes again under its key as it was answered the first time, without doing anything again. */
public interface Idempotency {

    /**
     * A request with a key.
     *
     * @param key as the client chose it
     * @param target the path with its query
     * @param bodyHash of everything that was sent with it
     */
    record Keyed(String key, String method, String target, String bodyHash) {}

    /** A header field. */
    record Field(String name, String value) {}

    /**
     * What is answered.
     *
     * @param fields those that tell of the effect
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Reply(int status, List<Field> fields, byte[] body) {
        public Reply {
            fields = List.copyOf(fields);
        }

        /** Whether something was done, so that this must be the answer from now on. */
        public boolean isKept() {
            return status >= 200 && status < 300;
        }
    }

    /** What to answer with. */
    record Answered(Reply reply, boolean replayed) {}

    /** The code of the refusal while a request under the same key is being answered: worth another try soon. */
    String IN_PROGRESS = "idempotency-in-progress";

    /**
     * Does the work and keeps its reply, together or not at all; or answers the kept one. What is not {@link Reply#isKept kept}
     * is taken back and may be tried again.
     *
     * @param work what the request does, in this thread
     */
    Outcome<Answered> once(Principal principal, Keyed request, Supplier<Reply> work);
}
