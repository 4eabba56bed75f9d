package io.modelwright.testkit.files;

class InMemoryFilesTest implements FileRepositoryContract {

    private final FileStores stores = FileStores.inMemory();

    InMemoryFilesTest() {
        stores.addApp(APP);
    }

    @Override
    public FileStores stores() {
        return stores;
    }
}
