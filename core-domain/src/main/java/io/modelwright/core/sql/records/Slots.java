package io.modelwright.core.sql.records;

import io.modelwright.core.modeling.ElementId;

/** The names of what is filled in when a statement runs, beside those of {@link io.modelwright.core.sql.ExpressionSql}. */
public final class Slots {

    /** The app of the fence, a uuid. */
    public static final String APP = "app";

    /** The version of the fence, an integer. */
    public static final String VERSION = "version";

    /** The rights epoch of the fence, a bigint. */
    public static final String EPOCH = "epoch";

    /** The epoch of the caller, a bigint. */
    public static final String CALLER_EPOCH = "callerEpoch";

    /** The id of the record, a uuid. */
    public static final String ID = "id";

    /** The ids of records, a uuid[]. */
    public static final String IDS = "ids";

    /** The id behind which related records begin, a uuid. */
    public static final String RELATED_AFTER = "relatedAfter";

    /** The version that the record must have, a bigint. */
    public static final String EXPECTED = "expected";

    /** The reverse delta of a change, jsonb. */
    public static final String DELTA = "delta";

    private Slots() {}

    /** The key of that index behind which a page begins. */
    public static String after(int key) {
        return "after" + key;
    }

    /** The new value of a column: its unquoted name. */
    public static String column(String name) {
        return "column:" + name;
    }

    /** The new links of a manyToMany relation, a uuid[]. */
    public static String links(ElementId relation) {
        return "links:" + relation;
    }
}
