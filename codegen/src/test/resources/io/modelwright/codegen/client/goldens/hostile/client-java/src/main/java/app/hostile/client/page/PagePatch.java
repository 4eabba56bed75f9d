package app.hostile.client.page;

import app.hostile.client.runtime.Input;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class PagePatch extends Input {
    public PagePatch patch(PagePatchChoice value) {
        put("patch", PagePatchChoice.WIRE, value);
        return this;
    }
}
