package app.support.query;

import app.support.model.Member;
import java.util.List;

/** Full text: every term occurs, whatever its case, in at least one of the members. */
public record Search(List<String> terms, List<Member.Column> members) {
    public Search {
        terms = List.copyOf(terms);
        members = List.copyOf(members);
    }
}
