package io.modelwright.testkit.modeling;

class InMemorySchemaMigratorTest implements SchemaMigratorContract {

    private final InMemoryVersionRepository versions = new InMemoryVersionRepository();
    private final Stores stores = new Stores(versions, new InMemorySchemaMigrator(versions, change -> 0));

    @Override
    public Stores stores() {
        return stores;
    }
}
