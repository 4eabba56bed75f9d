package app.support.sql;

/** The names of what is filled in when a statement runs, beside those of {@link ExpressionSql}. */
public final class Slots {

    /** The id of the record, a uuid. */
    public static final String ID = "id";

    /** The ids of records, a uuid[]. */
    public static final String IDS = "ids";

    /** The id behind which related records begin, a uuid. */
    public static final String RELATED_AFTER = "relatedAfter";

    private Slots() {}

    /** The key of that index behind which a page begins. */
    public static String after(int key) {
        return "after" + key;
    }
}
