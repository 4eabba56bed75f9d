package io.modelwright.bootstrap.generate;

import io.modelwright.core.apps.Slug;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.CodeRenderer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code generate}: the application of one or more design files in a folder. Exit codes: 1 it could not be written, 2 the
 * command line is wrong, 3 a design is not valid; nothing is written then.
 */
public final class GenerateCommand {

    public static final String WORD = "generate";

    private final CodeRenderer renderer;
    private final PrintStream out;
    private final PrintStream err;

    public GenerateCommand(CodeRenderer renderer, PrintStream out, PrintStream err) {
        this.renderer = renderer;
        this.out = out;
        this.err = err;
    }

    /**
     * The exit code.
     *
     * @param words behind {@code generate}
     */
    public int run(List<String> words) {
        try {
            generate(GenerateOptions.parse(words));
            return 0;
        } catch (GenerateFailure failure) {
            failure.lines().forEach(err::println);
            err.println("modelwright: " + failure.getMessage());
            return failure.exitCode();
        }
    }

    private void generate(GenerateOptions options) {
        if (!renderer.targets().contains(options.target())) {
            String known = renderer.targets().stream().map(Target::name).collect(Collectors.joining(", "));
            throw GenerateFailure.usage("there is no target " + options.target() + "; there are: " + known);
        }
        if (options.basePackage().isPresent() && !renderer.takesPackage(options.target())) {
            throw GenerateFailure.usage("--package is not for the target " + options.target());
        }
        List<Path> files = DesignFiles.versions(options.sources());
        List<Design> designs =
                files.stream().map(file -> DesignFiles.read(file, err::println)).toList();
        String name = options.name().orElseGet(() -> name(options.sources()));
        AppHistory history = done(OfflineHistory.of(name, Slug.of(name), designs));
        SourceTree tree = done(renderer.render(history, options.target(), new RenderOptions(options.basePackage())));
        OutputFolder.Written written = new OutputFolder(options.out()).write(tree);
        written.kept().forEach(path -> err.println("kept as it is, since it was changed by hand: " + path));
        out.println(options.target() + ", version " + history.latest().number() + ": "
                + tree.files().size() + " files in " + options.out() + ", " + written.files() + " of them written");
    }

    /** After the one file or folder that is given, else after the folder that the files are in. */
    private static String name(List<Path> sources) {
        Path source = sources.getFirst();
        Path named = sources.size() == 1
                ? source
                : Optional.ofNullable(source.getParent()).orElse(source);
        String text = String.valueOf(named.getFileName());
        int end = sources.size() == 1 ? text.lastIndexOf('.') : -1;
        String name = end > 0 ? text.substring(0, end) : text;
        boolean plain =
                !name.isBlank() && name.length() <= 120 && name.codePoints().noneMatch(Character::isISOControl);
        return plain ? name : "app";
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) ->
                throw new GenerateFailure(GenerateFailure.INVALID, refusal.detail(), List.of());
        };
    }
}
