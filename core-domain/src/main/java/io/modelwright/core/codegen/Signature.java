package io.modelwright.core.codegen;

/**
 * Who is named in a commit. Holds nothing that means something in the head of a commit, that cannot be seen, or that turns the
 * text around it.
 */
public record Signature(String name, String email) {

    private static final int NAME_MAX = 200;
    private static final int EMAIL_MAX = 254;
    private static final String CRUD = " .,:;<>\"'\\";

    /** What the platform commits as. */
    public static final Signature PLATFORM = new Signature("Modelwright", "noreply@modelwright.invalid");

    /** Whoever is not known any more. */
    public static final Signature FORMER = new Signature("Former member", "former-member@modelwright.invalid");

    public Signature {
        if (!name.equals(clean(name, NAME_MAX)) || !email.equals(clean(email, EMAIL_MAX)) || name.isEmpty()) {
            throw new IllegalArgumentException("not the names of a signature");
        }
    }

    /** The signature of somebody who is called so, whatever the texts hold. */
    public static Signature of(String name, String email) {
        String cleanName = clean(name, NAME_MAX);
        String cleanEmail = clean(email, EMAIL_MAX).replace(" ", "");
        return new Signature(cleanName.isEmpty() ? FORMER.name() : cleanName, cleanEmail);
    }

    private static String clean(String text, int max) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(Signature::isPlain)
                .limit(max)
                .map(point -> Character.isSpaceChar(point) ? ' ' : point)
                .forEach(kept::appendCodePoint);
        int start = 0;
        int end = kept.length();
        while (start < end && CRUD.indexOf(kept.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && CRUD.indexOf(kept.charAt(end - 1)) >= 0) {
            end--;
        }
        return kept.substring(start, end);
    }

    private static boolean isPlain(int point) {
        return point != '<'
                && point != '>'
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
