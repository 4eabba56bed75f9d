package app.hostile.client.page;

import app.hostile.client.runtime.Input;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 * Needed: patch.
 */
public final class PageInput extends Input {
    public PageInput patch(PagePatchChoice value) {
        put("patch", PagePatchChoice.WIRE, value);
        return this;
    }
}
