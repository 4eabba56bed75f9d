package io.modelwright.codegen.seed;

import java.util.Random;

/** How a value is chosen, the more unusual the oftener a row was refused for the member. */
enum Manner {
    /** As it would be in life. */
    USUAL,
    /** Anything that the type allows. */
    ANY,
    /** Near the lower end of what the type allows; dates long ago. */
    LOW,
    /** Near the upper end; dates far ahead. */
    HIGH,
    /** Without a value where that may be. */
    ABSENT;

    private static final int USUAL_TRIES = 6;

    /** Members of one rule get manners of their own, so that in time every combination comes. */
    static Manner of(int refusals, Manner before, Random random) {
        return refusals < USUAL_TRIES ? before : values()[random.nextInt(values().length)];
    }
}
