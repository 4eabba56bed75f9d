package io.modelwright.codegen.symbol;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names, literals and comments of Java. Names of designs are ASCII letters and digits, so a name with an underscore at its end
 * is nobody else's. Stateless.
 */
public final class JavaSymbols {

    private static final Set<String> RESERVED_WORDS = words("""
            abstract assert boolean break byte case catch char class const continue default do double else enum exports
            extends false final finally float for goto if implements import instanceof int interface long module native
            new non null open opens package permits private protected provides public record requires return sealed short
            static strictfp super switch synchronized this throw throws to transient transitive true try uses var void
            volatile when while with yield""");

    /** What a record has already, or may not have, as methods without parameters. */
    private static final Set<String> METHODS_OF_OBJECTS =
            words("clone finalize getClass hashCode notify notifyAll toString wait");

    /** Types of java.lang, which are known everywhere without an import. */
    private static final Set<String> JAVA_LANG = words("""
            AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException ArrayStoreException
            AssertionError AutoCloseable Boolean BootstrapMethodError Byte CharSequence Character Class
            ClassCastException ClassCircularityError ClassFormatError ClassLoader ClassNotFoundException ClassValue
            CloneNotSupportedException Cloneable Comparable Compiler Deprecated Double Enum
            EnumConstantNotPresentException Error Exception ExceptionInInitializerError Float FunctionalInterface
            IllegalAccessError IllegalAccessException IllegalArgumentException IllegalCallerException
            IllegalMonitorStateException IllegalStateException IllegalThreadStateException
            IncompatibleClassChangeError IndexOutOfBoundsException InheritableThreadLocal InstantiationError
            InstantiationException Integer InternalError InterruptedException IO Iterable LayerInstantiationException
            LinkageError Long MatchException Math Module ModuleLayer NegativeArraySizeException NoClassDefFoundError
            NoSuchFieldError NoSuchFieldException NoSuchMethodError NoSuchMethodException NullPointerException Number
            NumberFormatException Object OutOfMemoryError Override Package Process ProcessBuilder ProcessHandle Readable
            Record ReflectiveOperationException Runnable Runtime RuntimeException RuntimePermission SafeVarargs
            ScopedValue SecurityException SecurityManager Short StableValue StackOverflowError StackTraceElement
            StackWalker StrictMath String StringBuffer StringBuilder StringIndexOutOfBoundsException StringTemplate
            SuppressWarnings System Thread ThreadDeath ThreadGroup ThreadLocal Throwable TypeNotPresentException
            UnknownError UnsatisfiedLinkError UnsupportedClassVersionError UnsupportedOperationException VerifyError
            VirtualMachineError Void WrongThreadException""");

    /** Names that Windows keeps for devices: no file is called so, whatever its ending. */
    private static final String DEVICE = "(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]";

    private JavaSymbols() {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** The type of an entity: {@code OrderLine} of {@code orderLine}. */
    public static String type(String name) {
        String type = Words.pascal(name);
        return JAVA_LANG.contains(type) || type.matches(DEVICE) ? type + "_" : type;
    }

    /** A component of a record, a method, a parameter: the name itself, unless it means something else. */
    public static String member(String name) {
        return RESERVED_WORDS.contains(name) || METHODS_OF_OBJECTS.contains(name) ? name + "_" : name;
    }

    /** The last part of a package. */
    public static String packagePart(String name) {
        String part = name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        String begun = part.isEmpty() || Character.isDigit(part.charAt(0)) ? "app" + part : part;
        return RESERVED_WORDS.contains(begun) || begun.matches(DEVICE) ? begun + "_" : begun;
    }

    /** A package whose parts are no reserved words. */
    public static String packageName(String name) {
        return Arrays.stream(name.split("\\."))
                .map(part -> RESERVED_WORDS.contains(part) || part.matches(DEVICE) ? part + "_" : part)
                .collect(Collectors.joining("."));
    }

    /** A string literal with its quotes. What people cannot see in a source, or read wrongly, is escaped. */
    public static String string(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(isVisible(c) ? String.valueOf(c) : unicode(c));
            }
        }
        return literal.append('"').toString();
    }

    private static boolean isVisible(char c) {
        return (c >= ' ' && c < 0x7f) || (c > 0xa0 && (Character.isLetterOrDigit(c) || isSymbol(c)));
    }

    private static boolean isSymbol(char c) {
        return switch (Character.getType(c)) {
            case Character.CURRENCY_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.OTHER_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static String unicode(char c) {
        return "\\u" + HexFormat.of().toHexDigits(c);
    }

    /**
     * A text that can stand within a Javadoc comment, on one line: it neither ends the comment nor begins a tag, and Java reads
     * no escape in it.
     */
    public static String comment(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (char c : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().toCharArray()) {
            switch (c) {
                case '\\' -> result.append("&#92;");
                case '*' -> result.append("&#42;");
                case '/' -> result.append("&#47;");
                case '@' -> result.append("&#64;");
                case '{' -> result.append("&#123;");
                case '}' -> result.append("&#125;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '&' -> result.append("&amp;");
                default ->
                    result.append(isVisible(c) || Character.isSurrogate(c) ? String.valueOf(c) : "&#" + (int) c + ";");
            }
        }
        return result.toString();
    }
}
