package client.runtime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** What stands on pages that lead from one to the next, each read when it is needed. */
final class Pages<T> implements Iterator<T> {

    private final Function<Optional<String>, Page<T>> read;
    private Page<T> page;
    private int next;

    /** @param read the page of a cursor, the first one without */
    Pages(Function<Optional<String>, Page<T>> read) {
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        while (page == null || (next == page.items().size() && page.nextCursor().isPresent())) {
            page = read.apply(page == null ? Optional.empty() : page.nextCursor());
            next = 0;
        }
        return next < page.items().size();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.items().get(next++);
    }
}
