package io.modelwright.core.identity;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which passwords an account may have: long ones that are not merely well-known words, names of the person or the product,
 * digits in a row or repetitions. No rules of composition; every character counts, exactly as typed. Pure.
 */
public final class PasswordPolicy {

    /** In characters (code points): the least for a password that is the only factor (NIST SP 800-63B-4). */
    public static final int LENGTH_MIN = 15;

    public static final int LENGTH_MAX = 1_024;

    /** What must be left of a password when everything that attackers try first is taken away, in characters. */
    private static final int REMAINDER_MIN = 6;

    private static final int DISTINCT_MIN = 5;

    private static final List<String> WELL_KNOWN = List.of(
            "correcthorsebatterystaple",
            "correct horse battery staple",
            "modelwright",
            "password",
            "passwort",
            "passphrase",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "pa55word",
            "motdepasse",
            "contraseña",
            "qwertzuiop",
            "qwertyuiop",
            "asdfghjkl",
            "yxcvbnm",
            "zxcvbnm",
            "azerty",
            "qwerty",
            "qwertz",
            "asdf",
            "1qaz2wsx",
            "1q2w3e4r5t",
            "1q2w3e4r",
            "qazwsx",
            "zaq12wsx",
            "abcdefghijklmnopqrstuvwxyz",
            "abcdefghijkl",
            "abcdefgh",
            "abcdef",
            "abcd",
            "abc",
            "iloveyou",
            "iloveu",
            "letmein",
            "welcome",
            "willkommen",
            "administrator",
            "admin",
            "superuser",
            "master",
            "monkey",
            "dragon",
            "football",
            "baseball",
            "basketball",
            "sunshine",
            "princess",
            "shadow",
            "trustno1",
            "superman",
            "batman",
            "starwars",
            "pokemon",
            "whatever",
            "changeme",
            "default",
            "secret",
            "geheim",
            "hello",
            "hallo",
            "login",
            "access",
            "summer",
            "winter",
            "spring",
            "autumn",
            "sommer",
            "january",
            "february",
            "october",
            "november",
            "december",
            "michael",
            "jennifer",
            "charlie",
            "liverpool",
            "chelsea",
            "computer",
            "internet",
            "google",
            "facebook",
            "samsung",
            "test",
            "temp",
            "guest",
            "root",
            "user",
            "pass",
            "database",
            "postgres",
            "server",
            "company",
            "workspace");

    private PasswordPolicy() {}

    /** What is wrong with that password for that person; the finding points at {@code /password}. */
    public static Optional<Finding> check(String password, EmailAddress email, String displayName) {
        int length = password.codePointCount(0, password.length());
        if (length < LENGTH_MIN) {
            return finding("password-too-short", "A password has at least " + LENGTH_MIN + " characters.");
        }
        if (length > LENGTH_MAX) {
            return finding("password-too-long", "A password has at most " + LENGTH_MAX + " characters.");
        }
        if (isEasilyGuessed(password, email, displayName)) {
            return finding(
                    "password-guessable",
                    "This password consists of well-known words, names, numbers or repetitions. Take some words more.");
        }
        return Optional.empty();
    }

    private static boolean isEasilyGuessed(String password, EmailAddress email, String displayName) {
        String rest = password.toLowerCase(Locale.ROOT);
        if (rest.codePoints().distinct().count() < DISTINCT_MIN) {
            return true;
        }
        Set<String> context = context(email, displayName);
        if (WellKnownPasswords.isMadeOf(
                rest, Stream.concat(WELL_KNOWN.stream(), context.stream()).collect(Collectors.toSet()))) {
            return true;
        }
        List<String> words = Stream.concat(WELL_KNOWN.stream(), context.stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        long remainder = rest.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !isDigitOrAsciiSign(character))
                .distinct()
                .count();
        // A password of digits and signs alone is fine where they do not merely run up, down or in circles.
        return remainder < REMAINDER_MIN && isMonotonous(rest);
    }

    private static boolean isDigitOrAsciiSign(int character) {
        return Character.isDigit(character) || (character < 128 && !Character.isLetter(character));
    }

    /** Whether so few different steps lead from one character to the next that the text is a sequence, or hardly any is left. */
    private static boolean isMonotonous(String text) {
        int[] characters = text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .toArray();
        Set<Integer> steps = new HashSet<>();
        for (int index = 1; index < characters.length; index++) {
            steps.add(characters[index] - characters[index - 1]);
        }
        return characters.length < 2 * REMAINDER_MIN || steps.size() < DISTINCT_MIN;
    }

    private static Set<String> context(EmailAddress email, String displayName) {
        Set<String> words = new HashSet<>();
        for (String text : List.of(email.value(), displayName.toLowerCase(Locale.ROOT))) {
            for (String word : text.split("[^\\p{L}\\p{N}]+")) {
                if (word.length() >= 3) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static Optional<Finding> finding(String code, String message) {
        return Optional.of(Finding.error(code, JsonPointer.ROOT.member("password"), message));
    }
}
