package io.modelwright.application.records.transfer;

import io.modelwright.ports.records.driving.RecordTransfer.Line;
import java.util.Iterator;

/** Lines during which something happens. */
final class PublishingIterator implements Iterator<Line> {

    private final Iterator<Line> lines;
    private final int when;
    private final Runnable event;
    private int given;

    PublishingIterator(Iterator<Line> lines, int when, Runnable event) {
        this.lines = lines;
        this.when = when;
        this.event = event;
    }

    @Override
    public boolean hasNext() {
        return lines.hasNext();
    }

    @Override
    public Line next() {
        given++;
        if (given == when) {
            event.run();
        }
        return lines.next();
    }
}
