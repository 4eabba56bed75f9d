package io.modelwright.core.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords that leaked most often, and what people make of them to satisfy a rule: one or two in a row, repeated, with
 * digits, years and signs around and between, letters written as digits and signs. The list is a constant that is kept as a file.
 */
final class WellKnownPasswords {

    private static final String FILE = "well-known-passwords.txt";

    private static final Set<String> LIST = read();

    private WellKnownPasswords() {}

    private static Set<String> read() {
        try (InputStream file = WellKnownPasswords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the list of well-known passwords is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Whether the password is made of at most two entries of the list or of the other words.
     *
     * @param password in lower case
     * @param others words in lower case that are as bad
     */
    static boolean isMadeOf(String password, Set<String> others) {
        return Stream.of(password, plain(password, 'i'), plain(password, 'l'))
                .flatMap(text -> Stream.of(
                        kept(text, Character::isLetterOrDigit), kept(text, Character::isLetter), withoutNumbers(text)))
                .flatMap(text -> Stream.of(text, withoutDigitsAround(text)))
                .map(WellKnownPasswords::period)
                .anyMatch(text -> isMadeOfTwo(text, others));
    }

    private static boolean isMadeOfTwo(String text, Set<String> others) {
        if (isListed(text, others)) {
            return true;
        }
        for (int split = 1; split < text.length(); split++) {
            if (isListed(text.substring(0, split), others) && isListed(text.substring(split), others)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isListed(String word, Set<String> others) {
        return LIST.contains(word) || others.contains(word);
    }

    /** Letters in place of the digits and signs that stand for them. */
    private static String plain(String text, char one) {
        return text.replace('0', 'o')
                .replace('1', one)
                .replace('!', one)
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    private static String kept(String text, Predicate<Integer> kind) {
        return text.codePoints()
                .filter(kind::test)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The words that are not numbers. */
    private static String withoutNumbers(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.codePoints().allMatch(Character::isDigit))
                .collect(Collectors.joining());
    }

    private static String withoutDigitsAround(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isDigit(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The shortest text whose repetition this is. */
    private static String period(String text) {
        int found = text.isEmpty() ? -1 : (text + text).indexOf(text, 1);
        return found < 0 ? text : text.substring(0, found);
    }
}
