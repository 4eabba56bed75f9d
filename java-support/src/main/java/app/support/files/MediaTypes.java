package app.support.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Media types by what content begins with, as Apache Tika knows them. Only its table is used: no parser runs. Thread-safe.
 */
final class MediaTypes {

    /** How much of a content decides. */
    static final int HEAD = 64 * 1_024;

    private static final String UNKNOWN = "application/octet-stream";
    /** Names of Tika's own for containers that it would have to open. */
    private static final String INTERNAL = "application/x-tika-";

    /** Read when the first file comes. */
    private static final class Table {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

        private Table() {}
    }

    private MediaTypes() {}

    /** The type of what begins so. Its name tells apart what looks the same, but never makes an image of it. */
    static String detect(byte[] head, String name) {
        String shown = detect(head, new Metadata());
        Metadata hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        String hinted = detect(head, hint);
        String type = hinted.startsWith("image/") ? shown : hinted;
        return type.startsWith(INTERNAL) ? UNKNOWN : type;
    }

    private static String detect(byte[] head, Metadata metadata) {
        try {
            return Table.TYPES
                    .detect(new ByteArrayInputStream(head), metadata)
                    .getBaseType()
                    .toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
