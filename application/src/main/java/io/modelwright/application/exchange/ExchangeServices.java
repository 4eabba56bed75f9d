package io.modelwright.application.exchange;

import io.modelwright.application.apps.AppAccess;
import io.modelwright.ports.exchange.driven.ModelReader;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.modeling.driven.VersionRepository;
import io.modelwright.ports.modeling.driving.Drafts;

/** Makes the driving port of exchange out of what it needs. */
public final class ExchangeServices {

    private ExchangeServices() {}

    public static DesignExchange exchange(
            Drafts drafts, VersionRepository versions, AppAccess access, ModelReader reader) {
        return new DesignExchangeService(drafts, versions, access, reader);
    }
}
