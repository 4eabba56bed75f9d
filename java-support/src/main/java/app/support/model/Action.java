package app.support.model;

/** What can be done with records. */
public enum Action {
    READ,
    CREATE,
    UPDATE,
    DELETE
}
