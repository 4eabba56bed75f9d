package io.modelwright.application.records.access;

import io.modelwright.core.apps.App;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RecordRights;

/** What somebody is to the records of an app, as of its fence. */
public record Standing(App app, Fence fence, RecordRights rights) {

    /** The live version. */
    public CompiledApp live() {
        return rights.app();
    }
}
