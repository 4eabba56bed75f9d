package io.modelwright.core.modeling.validation;

/** How big a design may be. Lengths of text are in code points. */
public final class DesignLimits {

    public static final int ENTITIES = 200;
    /** In one entity. */
    public static final int FIELDS = 200;
    /** In the whole design. */
    public static final int RELATIONS = 2_000;
    /** In one field. */
    public static final int CHOICES = 500;
    /** In one entity. */
    public static final int RULES = 100;
    /** Unique sets of one entity, and as many indexes. */
    public static final int KEY_SETS = 50;
    /** Columns of one unique set or index; the most that PostgreSQL takes. */
    public static final int KEY_COLUMNS = 32;

    public static final int ROLES = 100;
    /** In one role. */
    public static final int PERMISSIONS = 1_000;

    /** Display names, plural names, labels of choices. */
    public static final int LABEL_LENGTH = 200;

    public static final int DESCRIPTION_LENGTH = 10_000;
    public static final int RECORD_LABEL_LENGTH = 500;
    public static final int MESSAGE_LENGTH = 1_000;
    /** The longest text that a text field may be limited to. */
    public static final int TEXT_LENGTH = 1_000_000;

    private DesignLimits() {}
}
