package app.support.expression;

/**
 * Why an expression is refused.
 *
 * @param message for the one who wrote it
 * @param offset where in the source, in code points from 0
 */
public record Fault(Code code, String message, int offset) {

    /** The stable codes. */
    public enum Code {
        /** It does not parse. */
        SYNTAX("syntax"),
        /** Operands do not fit; also a literal that is no value of its type. */
        TYPE("type"),
        /** A name, member, choice or function that does not exist. */
        UNKNOWN_NAME("unknown-name"),
        /** CEL that this profile leaves out because not every side could compute it alike. */
        NOT_TRANSLATABLE("not-translatable"),
        /** A formula that depends on itself, directly or through others. */
        CYCLE("cycle"),
        /** Over a limit of {@link Expressions}. */
        TOO_COMPLEX("too-complex");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
