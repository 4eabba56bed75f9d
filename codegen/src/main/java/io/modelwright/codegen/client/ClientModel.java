package io.modelwright.codegen.client;

import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.shared.AppId;
import java.util.List;
import java.util.UUID;

/**
 * What clients of any language know of an app.
 *
 * @param name what people call the app, any Unicode
 * @param version of the app that the client was made from
 */
record ClientModel(String name, String slug, int version, List<ClientEntity> entities) {

    private static final AppId NO_APP = new AppId(new UUID(0, 0));

    ClientModel {
        entities = List.copyOf(entities);
    }

    static ClientModel of(AppHistory history) {
        int version = history.latest().number();
        CompiledApp app = CompiledApp.compile(NO_APP, version, "app", history.design());
        List<ClientEntity> entities = history.design().entities().stream()
                .map(entity -> EntityReading.of(app.entity(entity.name()), history.design()))
                .toList();
        return new ClientModel(history.name(), history.slug(), version, entities);
    }
}
