package io.modelwright.testkit.exchange;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.ports.exchange.driven.ModelReader;

final class InMemoryModelReaderTest implements ModelReaderContract {

    @Override
    public ModelReader reader() {
        return new InMemoryModelReader(1_000_000);
    }

    @Override
    public ModelReader impatient() {
        return new InMemoryModelReader(10_000);
    }

    @Override
    public String sample(ImportFormat format, String broken) {
        return format == ImportFormat.CSV
                ? "name,born\nAda,1815\n"
                : "artist: id, name\n" + broken + "\nalbum: id, name, artist\n";
    }
}
