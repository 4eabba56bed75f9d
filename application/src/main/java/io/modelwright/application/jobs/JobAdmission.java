package io.modelwright.application.jobs;

/** Whether the machine bears another build now. Asked again a moment later where it does not. For many threads. */
@FunctionalInterface
public interface JobAdmission {

    /**
     * Whether one more may start.
     *
     * @param running how many of this process run now
     */
    boolean admits(int running);
}
