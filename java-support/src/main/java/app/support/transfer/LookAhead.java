package app.support.transfer;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** An iterator made of one method that gives the next item or null at the end. */
abstract class LookAhead<T> implements Iterator<T> {

    private @Nullable T next;
    private boolean ended;

    /** The next item; null at the end, after which it is not asked again. */
    abstract @Nullable T advance();

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = advance();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T item = next;
        next = null;
        if (item == null) {
            throw new NoSuchElementException();
        }
        return item;
    }
}
