package io.modelwright.git;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.RepositoryWire;
import io.modelwright.ports.failure.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.RefFilter;
import org.eclipse.jgit.transport.UploadPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks git for bare repositories in a folder. No program of the machine is run, no hook and no filter. */
public final class GitRepositoryWire implements RepositoryWire {

    private static final Logger LOG = LoggerFactory.getLogger(GitRepositoryWire.class);
    private static final long COMMANDS_MAX = 1_024L * 1_024;

    private static final RefFilter SHOWN = GitRepositoryWire::shown;

    private final RepositoryFolder folder;

    public GitRepositoryWire(Path folder) {
        this.folder = new RepositoryFolder(folder);
    }

    private static Map<String, Ref> shown(Map<String, Ref> refs) {
        TreeMap<String, Ref> shown = new TreeMap<>(refs);
        shown.keySet().removeIf(name -> name.startsWith(Refs.HIDDEN));
        return shown;
    }

    @Override
    public boolean advertise(Session session, Limits limits, OutputStream out) throws IOException {
        return folder.speak(session.app(), repository -> {
                    PacketLineOut lines = new PacketLineOut(out);
                    switch (session.service()) {
                        case FETCH -> {
                            try (UploadPack upload = upload(repository, session, limits)) {
                                upload.sendAdvertisedRefs(
                                        new PacketLineOutRefAdvertiser(lines),
                                        session.service().command());
                            }
                        }
                        case PUSH -> {
                            lines.writeString("# service=" + session.service().command() + "\n");
                            lines.end();
                            receive(repository, session, limits)
                                    .sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
                        }
                    }
                    return true;
                })
                .orElse(false);
    }

    @Override
    public boolean exchange(Session session, Limits limits, InputStream in, OutputStream out) throws IOException {
        return folder.speak(session.app(), repository -> switch (session.service()) {
                    case FETCH -> {
                        try (UploadPack upload = upload(repository, session, limits)) {
                            upload.upload(in, out, null);
                        }
                        yield false;
                    }
                    case PUSH -> push(repository, session, limits, in, out);
                })
                .orElse(false);
    }

    private boolean push(Repository repository, Session session, Limits limits, InputStream in, OutputStream out)
            throws IOException {
        long room = limits.repositoryMax() - folder.size(session.app());
        long packMax = Math.max(1, Math.min(limits.packMax(), room));
        ReceivePack receive = receive(repository, session, limits);
        receive.setMaxPackSizeLimit(packMax);
        PushRefusals refusals = new PushRefusals(limits, packMax == limits.packMax());
        receive.setUnpackErrorHandler(refusals.translated(receive.getUnpackErrorHandler()));
        receive.setPreReceiveHook(new PushGuard());
        AtomicBoolean changed = new AtomicBoolean();
        receive.setPostReceiveHook((done, commands) ->
                changed.set(commands.stream().anyMatch(command -> command.getResult() == ReceiveCommand.Result.OK)));
        try {
            receive.receive(in, out, null);
        } catch (UnpackException refused) {
            LOG.debug("a push was refused, and its client told so", refused);
        }
        return changed.get();
    }

    private static UploadPack upload(Repository repository, Session session, Limits limits) {
        UploadPack upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        upload.setRefFilter(SHOWN);
        upload.setTimeout(Math.toIntExact(limits.patience().toSeconds()));
        if (!session.protocol().isEmpty()) {
            upload.setExtraParameters(List.of(session.protocol().split(":", -1)));
        }
        return upload;
    }

    /** Moves branches alone, so that a lock file that is found by others is known to be left by a killed process. */
    private final class Receiving extends ReceivePack {
        private final AppId app;

        private Receiving(Repository repository, AppId app) {
            super(repository);
            this.app = app;
        }

        @Override
        protected void executeCommands() {
            try {
                folder.alone(app, super::executeCommands);
            } catch (StoreUnavailable fault) {
                LOG.warn("a push to {} could not be ended", app, fault);
                sendError("the repository cannot be written now: push again later");
                getAllCommands().stream()
                        .filter(command -> command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED)
                        .forEach(command ->
                                command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "not written"));
            }
        }
    }

    private ReceivePack receive(Repository repository, Session session, Limits limits) {
        ReceivePack receive = new Receiving(repository, session.app());
        receive.setBiDirectionalPipe(false);
        receive.setRefFilter(SHOWN);
        receive.setTimeout(Math.toIntExact(limits.patience().toSeconds()));
        receive.setObjectChecker(new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true));
        receive.setMaxObjectSizeLimit(limits.fileMax());
        receive.setMaxCommandBytes(COMMANDS_MAX);
        receive.setAllowPushOptions(false);
        receive.setAtomic(true);
        return receive;
    }
}
