package io.modelwright.testkit.contract;

/**
 * What every server of records does over HTTP. A test class implements it with servers of its own:
 *
 * <pre>{@code
 * final class JavaAppContractTest implements RecordsApiContract {
 *     public RecordsServers servers() {
 *         return design -> GeneratedJavaApps.running(design);
 *     }
 * }
 * }</pre>
 */
public interface RecordsApiContract
        extends RecordValuesContract,
                RecordFaultsContract,
                RecordWritesContract,
                RecordRequestsContract,
                RecordIdempotencyContract,
                RecordFiltersContract,
                RecordListsContract,
                RecordAggregatesContract,
                RecordRelationsContract,
                RecordDeletionContract,
                RecordPermissionsContract,
                RecordMasksContract {

    @Override
    RecordsServers servers();
}
