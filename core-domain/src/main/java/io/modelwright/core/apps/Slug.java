package io.modelwright.core.apps;

import io.modelwright.core.shared.Uuids;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Slugs, by which apps are addressed: {@code [a-z][a-z0-9-]{0,40}}, and not in the form of an id. Pure. */
public final class Slug {

    public static final int LENGTH_MAX = 41;

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0," + (LENGTH_MAX - 1) + "}");

    /** Letters that Unicode does not decompose into a letter of ASCII and marks. */
    private static final Map<Character, String> FOLDED = Map.ofEntries(
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ø', "o"),
            Map.entry('ł', "l"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ħ', "h"),
            Map.entry('ı', "i"));

    private Slug() {}

    public static boolean isSlug(String text) {
        return FORM.matcher(text).matches() && Uuids.parse(text).isEmpty();
    }

    /** A slug made of a name: accents are dropped, everything else becomes a hyphen; {@code app} where nothing is left. */
    public static String of(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        for (int i = 0; i < decomposed.length() && slug.length() < LENGTH_MAX; i++) {
            char c = decomposed.charAt(i);
            boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK;
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                slug.append(c);
            } else if (FOLDED.containsKey(c)) {
                slug.append(FOLDED.get(c));
            } else if (!isMark && !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        return shaped(slug.toString());
    }

    /** Another slug like this one: {@code tasks}, 2 gives {@code tasks-2}. */
    public static String numbered(String slug, int number) {
        String suffix = "-" + number;
        return withoutHyphens(slug, LENGTH_MAX - suffix.length()) + suffix;
    }

    private static String shaped(String folded) {
        String slug = withoutHyphens(folded, LENGTH_MAX);
        if (slug.isEmpty()) {
            return "app";
        }
        boolean startsWithLetter = !Character.isDigit(slug.charAt(0));
        // what looks like an id would be taken for one
        boolean usable = startsWithLetter && Uuids.parse(slug).isEmpty();
        return usable ? slug : withoutHyphens("app-" + slug, LENGTH_MAX);
    }

    private static String withoutHyphens(String slug, int length) {
        int end = Math.min(slug.length(), length);
        while (end > 0 && slug.charAt(end - 1) == '-') {
            end--;
        }
        return slug.substring(0, end);
    }
}
