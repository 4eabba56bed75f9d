package app.support.records;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import java.util.Set;

/** What the use cases need to know of the records of one entity. Thread-safe. */
public interface RecordType<T> {

    /** The name of the entity. */
    String entity();

    T of(RecordData data);

    RecordData data(T record);

    /**
     * Tells which rules that need no other record are broken. A rule fails only where it is false.
     *
     * @param faulty names of members that were refused already; rules that read them are left out
     * @param root where the record stands in what was sent
     */
    void check(T record, RequestContext request, Set<String> faulty, JsonPointer root, FieldErrors errors);
}
