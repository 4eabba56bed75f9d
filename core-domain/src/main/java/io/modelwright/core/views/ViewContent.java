package io.modelwright.core.views;

import io.modelwright.core.modeling.ElementId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a view shows, and how. Members are kept by their ids, so that a view follows renames; the filter is kept as it was
 * written.
 *
 * @param name for people, any Unicode
 * @param entity what it was called when the view was saved
 * @param by what makes the columns of a board or the days of a calendar
 * @param filter an expression; empty: all records
 * @param sort the first decides
 */
public record ViewContent(
        String name,
        String entity,
        Kind kind,
        Optional<MemberRef> by,
        Optional<String> filter,
        List<SortPart> sort,
        List<ViewColumn> columns,
        Density density) {

    public static final int NAME_MAX = 80;
    public static final int FILTER_MAX = 8_000;
    public static final int COLUMNS_MAX = 200;
    public static final int SORT_MAX = 10;
    public static final int WIDTH_MIN = 24;
    public static final int WIDTH_MAX = 4_000;

    public ViewContent {
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
    }

    /** The way in which records are laid out. */
    public enum Kind {
        GRID("grid"),
        BOARD("board"),
        CALENDAR("calendar");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /** How close rows are. */
    public enum Density {
        COMFORTABLE("comfortable"),
        COMPACT("compact");

        private final String keyword;

        Density(String keyword) {
            this.keyword = keyword;
        }

        public String keyword() {
            return keyword;
        }
    }

    /**
     * A member as it is remembered.
     *
     * @param id empty for members that every record has, which are never renamed
     * @param inverse whether a relation is seen from its other end, which is another member under the same id
     * @param name what it was called when the view was saved
     */
    public record MemberRef(Optional<ElementId> id, boolean inverse, String name) {}

    /** @param path to-one relations, and the member that decides at their end */
    public record SortPart(List<MemberRef> path, boolean descending) {
        public SortPart {
            path = List.copyOf(path);
        }
    }

    /** @param width in pixels; empty: as wide as the client finds right */
    public record ViewColumn(MemberRef member, OptionalInt width, boolean pinned) {}
}
