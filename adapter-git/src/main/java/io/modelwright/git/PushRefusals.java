package io.modelwright.git;

import io.modelwright.ports.codegen.driven.RepositoryWire.Limits;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.transport.UnpackErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says why what was pushed could not be taken, for people.
 *
 * @param byPush whether the limit of one push is met before that of the repository
 */
record PushRefusals(Limits limits, boolean byPush) {

    private static final Logger LOG = LoggerFactory.getLogger(PushRefusals.class);
    private static final long MEBIBYTE = 1_024L * 1_024;

    UnpackErrorHandler translated(UnpackErrorHandler sender) {
        return fault -> {
            if (fault instanceof Error error && !(fault instanceof StackOverflowError)) {
                throw error;
            }
            LOG.info("a push was refused: {}", fault.toString());
            sender.handleUnpackException(new IOException(reason(fault)));
        };
    }

    private String reason(Throwable fault) {
        return switch (fault) {
            case TooLargePackException tooLarge ->
                byPush
                        ? "the push is too large: one may bring " + mebibytes(limits.packMax())
                        : "the repository would be too large: it may have " + mebibytes(limits.repositoryMax());
            case TooLargeObjectInPackException tooLarge ->
                "a file is too large: one may have " + mebibytes(limits.fileMax());
            case MissingObjectException missing -> "the push is not whole: an object is missing";
            case CorruptObjectException corrupt ->
                "the push is damaged, or holds what no repository may hold: " + detail(corrupt);
            case PackProtocolException broken -> "the push is damaged: " + detail(broken);
            default -> "the push cannot be taken: " + detail(fault);
        };
    }

    private static String mebibytes(long bytes) {
        return bytes < MEBIBYTE ? bytes + " bytes" : bytes / MEBIBYTE + " MiB";
    }

    /** What JGit says of the pack holds nothing of the machine; of the file system it may. */
    private static String detail(Throwable fault) {
        boolean ofThePack = fault instanceof CorruptObjectException
                || fault instanceof PackProtocolException
                || (fault.getClass().equals(IOException.class) && fault.getCause() == null);
        return ofThePack
                ? Optional.ofNullable(fault.getMessage())
                        .orElse("it cannot be read")
                        .replaceAll("[^ -~]", "?")
                : "it cannot be read";
    }
}
