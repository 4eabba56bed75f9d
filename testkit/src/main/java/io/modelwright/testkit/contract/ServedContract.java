package io.modelwright.testkit.contract;

import java.util.UUID;

/** What all parts of the contract need: servers, and names that no other test uses. */
interface ServedContract {

    /** Where the servers come from. */
    RecordsServers servers();

    /** A name that no other record has. */
    static String unique(String start) {
        return start + " " + UUID.randomUUID();
    }

    /** An id that no record has. */
    static String unknownId() {
        return "00000000-0000-7000-8000-000000000000";
    }
}
