package io.modelwright.core.modeling.plan;

import java.util.List;

/**
 * A plan with everything decided, ready to run.
 *
 * @param prepare resumable steps, each committed by itself, that the live version does not see
 * @param locks the tables to lock before the switch, qualified and quoted, in the order of locking
 * @param change the steps of the switch, all in one transaction
 * @param finish steps that cannot fail and may run again, once the version is live
 */
public record Migration(List<Step> prepare, List<String> locks, List<Step> change, List<Step> finish) {
    public Migration {
        prepare = List.copyOf(prepare);
        locks = List.copyOf(locks);
        change = List.copyOf(change);
        finish = List.copyOf(finish);
    }
}
