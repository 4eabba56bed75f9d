package io.modelwright.ports.records.driven;

import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.Line;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Uploads that wait to be imported. Safe for many threads; each reader is for one thread. */
public interface UploadedRows {

    /** The lines of one upload in their order, read as they are asked for. */
    interface RowReader extends Iterator<Line>, AutoCloseable {

        /** How much of the upload has been read, 0 to 100. */
        int percent();

        @Override
        void close();
    }

    /**
     * Opens an upload from its beginning; as often as wanted. Empty where there is none of that name.
     *
     * @param columns how text becomes values
     */
    Optional<RowReader> open(String upload, List<Column> columns);

    /** Forgets an upload; nothing happens where there is none. */
    void discard(String upload);
}
