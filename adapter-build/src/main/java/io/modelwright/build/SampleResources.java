package io.modelwright.build;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import java.util.List;

/**
 * Moves the resources of a sample application out of the way. Its jar stands before that of the real one on the class path, where
 * its documents and migrations would be found in place of the real ones.
 */
final class SampleResources {

    private static final String RESOURCES = "src/main/resources/";
    private static final String FOLDER = "sample/";

    private SampleResources() {}

    /** The same application, which finds its documents in a folder of their own. */
    static SourceTree apart(SourceTree sample) {
        List<String> documents = sample.files().keySet().stream()
                .map(path -> path.value())
                .filter(path -> path.startsWith(RESOURCES))
                .map(path -> path.substring(RESOURCES.length()))
                .filter(path -> path.indexOf('/') < 0)
                .toList();
        SourceTree.Builder apart = new SourceTree.Builder();
        sample.files().forEach((path, file) -> {
            if (path.value().startsWith(RESOURCES)) {
                apart.add(RESOURCES + FOLDER + path.value().substring(RESOURCES.length()), file);
            } else if (path.value().endsWith(".java")) {
                apart.text(path.value(), reading(file, documents));
            } else {
                apart.add(path.value(), file);
            }
        });
        return apart.build();
    }

    private static String reading(SourceFile source, List<String> documents) {
        String text = source.text();
        for (String document : documents) {
            text = text.replace("\"/" + document + "\"", "\"/" + FOLDER + document + "\"");
        }
        return text;
    }
}
