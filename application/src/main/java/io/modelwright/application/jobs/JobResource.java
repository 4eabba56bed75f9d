package io.modelwright.application.jobs;

/** What a job mostly needs, and so the pool that it runs in: one that fills up leaves the others alone. */
public enum JobResource {
    /** Processor time of this process. */
    CPU,
    /** Compilers and engines beside this process: hungry for memory and processors, so admitted one by one. */
    BUILD,
    /** Mostly waiting for something: many at a time, on virtual threads. */
    IO
}
