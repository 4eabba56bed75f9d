package io.modelwright.files;

import io.modelwright.ports.files.driven.MediaTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** Media types by what content begins with, as Apache Tika knows them. Only its table is used: no parser runs. */
public final class TikaMediaTypes implements MediaTypes {

    private static final String UNKNOWN = "application/octet-stream";
    /** Names of Tika's own for containers that it would have to open. */
    private static final String INTERNAL = "application/x-tika-";

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    @Override
    public String detect(byte[] head, String name) {
        String shown = detect(head, new Metadata());
        Metadata hint = new Metadata();
        hint.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        String hinted = detect(head, hint);
        String type = hinted.startsWith("image/") ? shown : hinted;
        return type.startsWith(INTERNAL) ? UNKNOWN : type;
    }

    private String detect(byte[] head, Metadata metadata) {
        try {
            return types.detect(new ByteArrayInputStream(head), metadata)
                    .getBaseType()
                    .toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
