package io.modelwright.codegen.seed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of a name: {@code dueDate} is {@code due}, {@code date}. */
record Tokens(List<String> words) {

    Tokens {
        words = List.copyOf(words);
    }

    static Tokens of(String name) {
        return new Tokens(Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList());
    }

    boolean has(String... any) {
        return words.stream().anyMatch(Set.of(any)::contains);
    }

    /** Whether one of the words, or the name without its seams, ends so. */
    boolean ends(String... any) {
        String whole = String.join("", words);
        return Arrays.stream(any).anyMatch(end -> words.getLast().equals(end) || whole.endsWith(end));
    }
}
