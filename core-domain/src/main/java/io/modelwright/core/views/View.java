package io.modelwright.core.views;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.UUID;

/**
 * A view that somebody saved.
 *
 * @param owner who made it
 * @param shared whether everybody who reads the entity has it; otherwise it is the owner's alone
 * @param revision from 1
 * @param savedAt in whole microseconds
 */
public record View(
        UUID id,
        AppId app,
        ElementId entity,
        AccountId owner,
        boolean shared,
        ViewContent content,
        int revision,
        Instant savedAt) {}
