package io.modelwright.core.modeling.plan;

/** What a change does to the records that exist. */
public enum Impact {
    /** Nothing. */
    SAFE("safe"),
    /** Values are written anew and none is lost. */
    REWRITE("rewrite"),
    /** Some records have no value for what comes: the publisher has to say which. */
    NEEDS_VALUE("needsValue"),
    /** Values leave the app; they are kept aside and can be restored until they are purged. */
    LOSES_DATA("losesData");

    private final String keyword;

    Impact(String keyword) {
        this.keyword = keyword;
    }

    public String keyword() {
        return keyword;
    }
}
