package io.modelwright.testkit.files;

import io.modelwright.ports.files.driven.BlobStore;
import java.time.InstantSource;

class InMemoryBlobStoreTest implements BlobStoreContract {

    private final InMemoryBlobStore blobs = new InMemoryBlobStore(InstantSource.system());

    @Override
    public BlobStore blobs() {
        return blobs;
    }
}
