package app.support.files;

import app.support.problem.Problems;
import app.support.records.Caller;
import app.support.records.FileAccess;
import app.support.store.FileTable;
import app.support.store.StoredFile;
import app.support.store.Transactions;
import app.support.values.Uuids;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The use cases around files. Their content lies in the database, where it is written and deleted with the rest. Thread-safe. */
public final class FileService {

    private final Transactions transactions;
    private final FileAccess access;
    private final InstantSource clock;
    private final long sizeMax;

    /** @param sizeMax the largest file, in bytes */
    public FileService(Transactions transactions, FileAccess access, InstantSource clock, long sizeMax) {
        this.transactions = transactions;
        this.access = access;
        this.clock = clock;
        this.sizeMax = sizeMax;
    }

    /** @param announced how long the content is said to be; below 0 where nothing is said */
    StoredFile upload(Caller caller, String name, InputStream content, long announced)
            throws IOException, SQLException {
        FileAccess.Reader uploader = access.reader(caller);
        if (!access.mayUpload(uploader)) {
            throw Problems.forbidden();
        }
        if (announced > sizeMax) {
            throw Spool.tooLarge(sizeMax);
        }
        try (Spool spool = Spool.of(content, sizeMax)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String shown = FileNames.clean(name);
            StoredFile file = new StoredFile(
                    Uuids.next(now),
                    shown,
                    spool.size(),
                    MediaTypes.detect(spool.head(), shown),
                    spool.sha256Hex(),
                    caller.id(),
                    now);
            try (InputStream whole = spool.open()) {
                return transactions.run(connection -> {
                    FileTable.insert(connection, file, whole);
                    return file;
                });
            }
        }
    }

    /** The file, where the caller may read it; 404 else. */
    StoredFile readable(Caller caller, UUID id) throws SQLException {
        FileAccess.Reader reader = access.reader(caller);
        return transactions.read(connection -> {
            StoredFile file = FileTable.find(connection, id).orElseThrow(FileService::missing);
            if (!access.isReadable(connection, reader, file)) {
                throw missing();
            }
            return file;
        });
    }

    /** A part of the content; 404 where it has gone meanwhile. */
    byte[] part(UUID id, long from, int length) throws SQLException {
        return transactions.read(
                connection -> FileTable.part(connection, id, from, length).orElseThrow(FileService::missing));
    }

    /** For uploaders and administrators, while no record has the file. */
    void delete(Caller caller, UUID id) throws SQLException {
        FileAccess.Reader reader = access.reader(caller);
        transactions.run(connection -> {
            StoredFile file = FileTable.lock(connection, id).orElseThrow(FileService::missing);
            boolean referred = access.isReferred(connection, file);
            if (!access.mayDelete(reader, caller, file)) {
                throw access.isReadable(connection, reader, file) ? inUse() : missing();
            }
            if (referred) {
                throw inUse();
            }
            FileTable.delete(connection, id);
            return id;
        });
    }

    /** Deletes what was uploaded a day ago or more and never came into a record; how many there were. */
    public int sweep() throws SQLException {
        Instant before = clock.instant().minus(1, ChronoUnit.DAYS);
        return transactions.run(connection -> FileTable.deleteUnused(connection, before));
    }

    private static RuntimeException missing() {
        return Problems.notFound("There is no such file.");
    }

    private static RuntimeException inUse() {
        return Problems.conflict("file-in-use", "Records refer to this file.");
    }
}
