package io.modelwright.docker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Dockerfile starts from, and what of it is not taken. People write these files, and an engine does more for them than run
 * commands in a container: it fetches images and addresses itself, from the host's network. So images are found out before, and what
 * would fetch an address is refused.
 *
 * @param images those that have to be there
 * @param fault why it is not taken, as a sentence
 */
record Dockerfile(Set<String> images, Optional<String> fault) {

    /** One file of the context's root by its plain name. */
    private static final Pattern FILE_TO_ADD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9_./-]+");

    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z]+)\\s*=\\s*(.*)");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}$]*))?\\})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final String FROM_FLAG = "--from=";
    private static final int LINES = 5_000;

    private record Instruction(String word, List<String> rest) {}

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** @param arguments build arguments, which may name images */
    static Dockerfile read(String text, Map<String, String> arguments) {
        try {
            return new Dockerfile(Set.copyOf(new Reader(arguments).read(instructions(text))), Optional.empty());
        } catch (Refused refused) {
            return new Dockerfile(Set.of(), Optional.of(String.valueOf(refused.getMessage())));
        }
    }

    private static List<Instruction> instructions(String text) throws Refused {
        List<Instruction> all = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        boolean directives = true;
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
        if (lines.length > LINES) {
            throw new Refused("The Dockerfile has more than " + LINES + " lines.");
        }
        for (String line : lines) {
            String bare = line.strip();
            if (bare.startsWith("#")) {
                Matcher directive = DIRECTIVE.matcher(bare);
                if (directives && directive.matches()) {
                    check(directive);
                } else {
                    directives = false;
                }
                continue;
            }
            directives = false;
            if (bare.isEmpty()) {
                continue;
            }
            String trimmed = line.stripTrailing();
            if (trimmed.endsWith("\\")) {
                joined.append(trimmed, 0, trimmed.length() - 1);
                continue;
            }
            joined.append(trimmed);
            all.add(instruction(joined.toString()));
            joined.setLength(0);
        }
        if (!joined.toString().isBlank()) {
            all.add(instruction(joined.toString()));
        }
        return all;
    }

    /** Another escape would make other instructions of the same lines; another syntax is an image that reads the file. */
    private static void check(Matcher directive) throws Refused {
        String name = directive.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("escape") && !directive.group(2).strip().equals("\\")) {
            throw new Refused("The Dockerfile changes its escape character.");
        }
        if (name.equals("syntax")) {
            throw new Refused("The Dockerfile asks for another syntax.");
        }
    }

    private static Instruction instruction(String line) {
        List<String> words = List.of(line.strip().split("\\s+"));
        return new Instruction(words.getFirst().toUpperCase(Locale.ROOT), words.subList(1, words.size()));
    }

    /** Goes through the instructions, with what is known of stages and arguments so far. */
    private static final class Reader {

        private final Map<String, String> given;
        private final Map<String, String> known = new HashMap<>();
        private final Set<String> stages = new HashSet<>();
        private final Set<String> images = new LinkedHashSet<>();
        private int from;

        Reader(Map<String, String> given) {
            this.given = given;
        }

        /** Unpacks an archive, which COPY does not; anything that could be an address is refused, since the engine itself would go there. */
        private static void add(List<String> words) throws Refused {
            if (words.size() != 2
                    || !FILE_TO_ADD.matcher(words.getFirst()).matches()
                    || !PLACE.matcher(words.getLast()).matches()) {
                throw new Refused(
                        "The Dockerfile has ADD of something else than one file: the engine itself would fetch addresses.");
            }
        }

        Set<String> read(List<Instruction> instructions) throws Refused {
            for (Instruction instruction : instructions) {
                switch (instruction.word()) {
                    case "ARG" -> argument(instruction.rest());
                    case "FROM" -> from(instruction.rest());
                    case "COPY" -> copy(instruction.rest());
                    case "ADD" -> add(instruction.rest());
                    case "ONBUILD" ->
                        throw new Refused("The Dockerfile has ONBUILD, which later builds would run unseen.");
                    default -> {
                        // runs inside a container
                    }
                }
            }
            if (from == 0) {
                throw new Refused("The Dockerfile has no FROM.");
            }
            return images;
        }

        private void argument(List<String> rest) throws Refused {
            if (from > 0) {
                return; // only those before the first FROM count there
            }
            for (String word : rest) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                String value = given.get(name);
                if (value == null && equals >= 0) {
                    value = resolved(unquoted(word.substring(equals + 1)));
                }
                if (value != null) {
                    known.put(name, value);
                }
            }
        }

        private void from(List<String> rest) throws Refused {
            if (rest.isEmpty()) {
                throw new Refused("The Dockerfile has a FROM without an image.");
            }
            if (rest.getFirst().startsWith("--")) {
                throw new Refused("The Dockerfile has a FROM with an option, which would fetch an image.");
            }
            if (rest.size() != 1 && !(rest.size() == 3 && rest.get(1).equalsIgnoreCase("AS"))) {
                throw new Refused("The Dockerfile has a FROM that cannot be read.");
            }
            image(resolved(rest.getFirst()));
            from++;
            if (rest.size() == 3) {
                stages.add(rest.get(2).toLowerCase(Locale.ROOT));
            }
        }

        private void copy(List<String> rest) throws Refused {
            for (String word : rest) {
                if (!word.startsWith("--")) {
                    return;
                }
                if (!word.startsWith(FROM_FLAG)) {
                    continue;
                }
                String source = word.substring(FROM_FLAG.length());
                if (NUMBER.matcher(source).matches() && Integer.parseInt(source) < from) {
                    continue;
                }
                if (source.indexOf('$') >= 0) {
                    throw new Refused("The Dockerfile copies from what it names by a variable.");
                }
                image(source);
            }
        }

        private void image(String name) {
            if (!stages.contains(name.toLowerCase(Locale.ROOT)) && !name.equals("scratch")) {
                images.add(name);
            }
        }

        private static String unquoted(String text) {
            boolean isQuoted = text.length() >= 2
                    && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                    && text.charAt(0) == text.charAt(text.length() - 1);
            return isQuoted ? text.substring(1, text.length() - 1) : text;
        }

        private String resolved(String text) throws Refused {
            Matcher matcher = REFERENCE.matcher(text);
            StringBuilder out = new StringBuilder();
            while (matcher.find()) {
                String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
                String value = known.get(name);
                if ((value == null || value.isEmpty()) && matcher.group(3) != null) {
                    value = matcher.group(3);
                }
                if (value == null) {
                    throw new Refused("The Dockerfile names an image by " + name + ", which has no value.");
                }
                matcher.appendReplacement(out, Matcher.quoteReplacement(value));
            }
            matcher.appendTail(out);
            if (out.indexOf("$") >= 0 || out.indexOf("\\") >= 0 || out.indexOf("\"") >= 0 || out.indexOf("'") >= 0) {
                throw new Refused("The Dockerfile names an image in a way that cannot be read.");
            }
            return out.toString();
        }
    }
}
