package app.support.sql;

import app.support.query.Selection;
import java.util.List;

/**
 * Where the values of a selection stand in the rows of a result. Columns count from 1.
 *
 * @param idColumn the id of the record; NULL where there is none
 * @param cells one for each item of the selection, in its order
 */
public record RowLayout(Selection selection, int idColumn, List<Cell> cells) {

    public RowLayout {
        cells = List.copyOf(cells);
    }

    /** Where one item stands. */
    public sealed interface Cell {

        /** In the columns of its member, from that one on; a secret as whether it is set. */
        record Value(Selection.Value item, int column) implements Cell {}

        /** In a uuid[]. */
        record Links(Selection.Links item, int column) implements Cell {}

        /** In the columns of the related record. */
        record One(Selection.One item, RowLayout target) implements Cell {}

        /** In rows of their own, for the record whose id stands in that column; NULL where they are not shown. */
        record Many(Selection.Many item, int parentColumn) implements Cell {}
    }
}
