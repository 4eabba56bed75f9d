package io.modelwright.testkit.contract;

/** Starts servers, or finds those that it has started. */
@FunctionalInterface
public interface RecordsServers {

    /** A server of that design, which may hold records of earlier tests. Called often: starting it is done once. */
    RecordsServer serving(ContractDesign design);
}
