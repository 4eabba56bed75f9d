package io.modelwright.application.views;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.ports.views.driving.Views;
import java.time.InstantSource;

/** Makes the services of saved views. */
public final class ViewServices {

    private ViewServices() {}

    public static Views views(
            ViewRepository views, RecordAccess access, AuditTrail trail, IdSource ids, InstantSource clock) {
        return new ViewsService(views, access, trail, ids, clock);
    }
}
