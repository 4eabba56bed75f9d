package io.modelwright.build;

import io.modelwright.core.deploy.ImageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last stage of a generated Dockerfile: what the image is set to, whatever it is made of.
 *
 * @param from the image that it stands on
 * @param instructions in their order, each on one line
 */
record FinalStage(ImageTag from, List<Instruction> instructions) {

    /** @param word in capitals */
    record Instruction(String word, String rest) {
        @Override
        public String toString() {
            return word + " " + rest;
        }
    }

    /** Empty where it is no Dockerfile, or stands on what has no plain name. */
    static Optional<FinalStage> of(String dockerfile) {
        List<Instruction> all = instructions(dockerfile);
        int last = -1;
        for (int i = 0; i < all.size(); i++) {
            last = all.get(i).word().equals("FROM") ? i : last;
        }
        if (last < 0) {
            return Optional.empty();
        }
        List<Instruction> rest = List.copyOf(all.subList(last + 1, all.size()));
        return tag(all.get(last).rest()).map(from -> new FinalStage(from, rest));
    }

    private static List<Instruction> instructions(String dockerfile) {
        List<Instruction> found = new ArrayList<>();
        String joined = dockerfile
                .replace("\r\n", "\n")
                .replaceAll("(?m)^\\s*#.*\n", "")
                .replaceAll("\\\\\n\\s*", "");
        for (String line : joined.split("\n")) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length == 2) {
                found.add(new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1]));
            }
        }
        return found;
    }

    private static Optional<ImageTag> tag(String name) {
        int colon = name.indexOf(':');
        try {
            return Optional.of(
                    colon < 0
                            ? new ImageTag(name, "latest")
                            : new ImageTag(name.substring(0, colon), name.substring(colon + 1)));
        } catch (IllegalArgumentException notPlain) {
            return Optional.empty();
        }
    }

    /** All but what copies files, one a line. */
    List<Instruction> settings(Predicate<Instruction> other) {
        return instructions.stream()
                .filter(instruction -> !instruction.word().equals("COPY")
                        && !instruction.word().equals("ADD"))
                .filter(other)
                .toList();
    }

    Optional<String> find(String word) {
        return instructions.stream()
                .filter(instruction -> instruction.word().equals(word))
                .map(Instruction::rest)
                .findFirst();
    }
}
