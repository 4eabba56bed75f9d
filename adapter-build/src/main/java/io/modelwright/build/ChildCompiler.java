package io.modelwright.build;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.deploy.driven.Packager.Making;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The compiler in a process of its own, for code that people wrote. */
final class ChildCompiler {

    private static final Pattern ERROR = Pattern.compile("(src/\\S+\\.java:\\d+): error: (.*)");
    private static final String CLASSES = "classes";

    private final Tools tools;
    private final Child child;

    ChildCompiler(Tools tools) {
        this.tools = tools;
        this.child = new Child(tools);
    }

    /**
     * @param root folder of the sources, with a slash at its end
     * @return the classes by path
     */
    Outcome<SortedMap<String, byte[]>> compile(SourceTree tree, String root, List<Path> jars, Making making) {
        try (Workspace work = Workspace.create()) {
            work.write(tree, path -> path.startsWith(root) && path.endsWith(".java"));
            Path classes = Files.createDirectory(work.folder().resolve(CLASSES));
            Files.writeString(work.folder().resolve("arguments"), arguments(tree, root, jars));
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                    "-J-Xmx" + tools.memory() + "m",
                    "-J-XX:+UseSerialGC",
                    "-J-XX:TieredStopAtLevel=1",
                    "@arguments");
            Child.Ended ended = child.run(work.folder(), command, Map.of(), true, making);
            return switch (ended.how()) {
                case STOPPED -> Refusals.cancelled();
                case TIMED_OUT -> Refusals.timeout(making.timeout().toSeconds());
                case BY_ITSELF ->
                    ended.succeeded()
                            ? Outcome.done(Workspace.files(classes, tools.outputMax()))
                            : Refusals.compileFailed(errors(ended));
            };
        } catch (IOException e) {
            return Refusals.tool("The compiled code cannot be kept: " + e.getMessage() + ".");
        }
    }

    private static List<String> errors(Child.Ended ended) {
        List<String> errors = ended.lines().stream()
                .map(ERROR::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1) + ": " + found.group(2))
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        String last =
                ended.lines().isEmpty() ? "it said nothing" : ended.lines().getLast();
        return List.of("the compiler ended with status " + ended.status() + ": " + last);
    }

    private static String arguments(SourceTree tree, String root, List<Path> jars) {
        List<String> lines = new ArrayList<>(JavaOptions.COMPILER);
        lines.addAll(List.of("-d", CLASSES, "-cp"));
        lines.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        tree.files().keySet().stream()
                .map(path -> path.value())
                .filter(path -> path.startsWith(root) && path.endsWith(".java"))
                .forEach(lines::add);
        return lines.stream()
                .map(line -> "\"" + line.replace("\\", "\\\\") + "\"\n")
                .collect(Collectors.joining());
    }
}
