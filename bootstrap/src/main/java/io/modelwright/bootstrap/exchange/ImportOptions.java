package io.modelwright.bootstrap.exchange;

import io.modelwright.core.exchange.ImportFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the words behind {@code import} say. */
record ImportOptions(
        List<Path> files,
        ImportFormat format,
        boolean data,
        Optional<Path> out,
        Optional<Path> rows,
        String entity,
        Optional<URI> app,
        Optional<String> key) {

    static ImportOptions parse(List<String> words) {
        List<Path> files = new ArrayList<>();
        Optional<ImportFormat> format = Optional.empty();
        boolean data = false;
        Optional<Path> out = Optional.empty();
        Optional<Path> rows = Optional.empty();
        Optional<String> entity = Optional.empty();
        Optional<URI> app = Optional.empty();
        Optional<String> key = Optional.empty();
        Iterator<String> all = words.iterator();
        while (all.hasNext()) {
            String word = all.next();
            switch (word) {
                case "--format" -> format = Optional.of(format(value(word, all)));
                case "--data" -> data = true;
                case "--out" -> out = Optional.of(Path.of(value(word, all)));
                case "--rows" -> rows = Optional.of(Path.of(value(word, all)));
                case "--entity" -> entity = Optional.of(value(word, all));
                case "--app" -> app = Optional.of(address(value(word, all)));
                case "--key" -> key = Optional.of(value(word, all));
                default -> {
                    if (word.startsWith("--")) {
                        throw ImportFailure.usage("unknown option: " + word);
                    }
                    files.add(Path.of(word));
                }
            }
        }
        if (files.isEmpty()) {
            throw ImportFailure.usage("which file?");
        }
        if (app.isPresent() != key.isPresent() || (app.isPresent() && !data)) {
            throw ImportFailure.usage("--app and --key go together, and with --data");
        }
        ImportFormat chosen = format.or(() -> ofEnding(files.getFirst()))
                .orElseThrow(() -> ImportFailure.usage("which --format? One of " + ImportFormat.keywords()));
        return new ImportOptions(
                List.copyOf(files), chosen, data, out, rows, entity.orElse(stem(files.getFirst())), app, key);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw ImportFailure.usage(option + " needs a value");
        }
        return words.next();
    }

    private static ImportFormat format(String keyword) {
        return ImportFormat.of(keyword)
                .orElseThrow(() -> ImportFailure.usage("--format is one of " + ImportFormat.keywords()));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
                return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            }
        } catch (IllegalArgumentException notOne) {
            throw ImportFailure.usage("--app is no address: " + text);
        }
        throw ImportFailure.usage("--app is the address of an app, such as http://127.0.0.1:4000/api/v1/apps/shop");
    }

    private static String stem(Path file) {
        Path name = file.getFileName();
        return (name == null ? "imported" : name.toString()).replaceFirst("\\.[^.]*$", "");
    }

    private static Optional<ImportFormat> ofEnding(Path file) {
        String name = file.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return ending.equals("yaml") || ending.equals("yml") || ending.equals("json")
                ? Optional.of(ImportFormat.DESIGN)
                : ImportFormat.of(ending);
    }
}
