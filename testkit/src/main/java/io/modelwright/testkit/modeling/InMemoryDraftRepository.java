package io.modelwright.testkit.modeling;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.testkit.atomic.Rewindable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Drafts in memory. */
public final class InMemoryDraftRepository implements DraftRepository, Rewindable {

    private final Map<AppId, StoredDraft> drafts = new HashMap<>();

    @Override
    public synchronized Runnable mark() {
        Map<AppId, StoredDraft> before = Map.copyOf(drafts);
        return () -> rewind(before);
    }

    private synchronized void rewind(Map<AppId, StoredDraft> before) {
        drafts.clear();
        drafts.putAll(before);
    }

    /** The draft that a new app begins with. */
    public synchronized void begin(StoredDraft draft) {
        drafts.put(draft.app(), draft);
    }

    /** The draft goes with its app. */
    public synchronized void end(AppId app) {
        drafts.remove(app);
    }

    @Override
    public synchronized Optional<StoredDraft> find(AppId app) {
        return Optional.ofNullable(drafts.get(app));
    }

    @Override
    public synchronized Saved save(StoredDraft draft) {
        StoredDraft before = drafts.get(draft.app());
        if (before == null) {
            return new Saved.Absent();
        }
        if (before.revision() != draft.revision() - 1) {
            return new Saved.Stale(before.revision());
        }
        drafts.put(draft.app(), draft);
        return new Saved.Done();
    }
}
