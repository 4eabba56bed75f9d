package app.hostile.client.money;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Money;
import app.hostile.client.runtime.Wire;
import java.util.UUID;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class MoneyPatch extends Input {
    public MoneyPatch money(Money value) {
        put("money", Wire.MONEY, value);
        return this;
    }

    public MoneyPatch con(UUID value) {
        put("con", Wire.ID, value);
        return this;
    }
}
