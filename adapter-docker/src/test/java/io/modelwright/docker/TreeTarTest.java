package io.modelwright.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

final class TreeTarTest {

    private static final String LONG = "a/" + "b".repeat(110) + "/" + "c".repeat(110) + ".txt";

    private static byte[] tar(SourceTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TreeTar.write(tree, out);
        return out.toByteArray();
    }

    @Test
    void sameTreeShouldBeTheSameBytes() throws IOException {
        SourceTree one = new SourceTree.Builder()
                .text("b.txt", "b")
                .text("a/x.txt", "x")
                .text(LONG, "long")
                .add("run.sh", SourceFile.script("#!/bin/sh\n"))
                .build();
        SourceTree same = new SourceTree.Builder()
                .add("run.sh", SourceFile.script("#!/bin/sh\n"))
                .text(LONG, "long")
                .text("a/x.txt", "x")
                .text("b.txt", "b")
                .build();
        assertThat(tar(one)).isEqualTo(tar(same));
    }

    @Test
    void filesShouldComeBackWithTheirFoldersBeforeThem() throws IOException {
        SourceTree tree = new SourceTree.Builder()
                .text(LONG, "long")
                .add("run.sh", SourceFile.script("go"))
                .build();
        List<String> seen = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar(tree)))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " "
                        + entry.getLastModifiedTime().toMillis() + " " + entry.getLongUserId() + " "
                        + new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(seen)
                .containsExactly(
                        "a/ 755 0 0 ",
                        "a/" + "b".repeat(110) + "/ 755 0 0 ",
                        LONG + " 644 0 0 long",
                        "run.sh 755 0 0 go");
    }
}
