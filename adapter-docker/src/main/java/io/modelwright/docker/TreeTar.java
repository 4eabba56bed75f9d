package io.modelwright.docker;

import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A tree as a tar. The same tree is the same bytes: neither the time, nor who writes, nor the order in which files were added is in
 * it, so that the engine takes layers of before.
 */
final class TreeTar {

    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;

    private TreeTar() {}

    static void write(SourceTree tree, OutputStream out) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(buffered, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        TreeSet<String> folders = new TreeSet<>();
        for (Map.Entry<SourcePath, SourceFile> file : tree.files().entrySet()) {
            String path = file.getKey().value();
            for (String folder : foldersOf(file.getKey())) {
                if (folders.add(folder)) {
                    put(tar, folder, PROGRAM, new byte[0]);
                }
            }
            put(
                    tar,
                    path,
                    file.getValue().executable() ? PROGRAM : FILE,
                    file.getValue().content());
        }
        tar.finish();
        buffered.flush();
    }

    private static List<String> foldersOf(SourcePath path) {
        List<String> folders = new java.util.ArrayList<>();
        StringBuilder folder = new StringBuilder();
        List<String> segments = path.segments();
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folder.append(segment).append('/');
            folders.add(folder.toString());
        }
        return folders;
    }

    private static void put(TarArchiveOutputStream tar, String path, int mode, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(0L);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
