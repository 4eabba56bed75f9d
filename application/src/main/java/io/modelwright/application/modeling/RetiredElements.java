package io.modelwright.application.modeling;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Retired;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.ports.modeling.driving.Publishing.ElementKind;
import io.modelwright.ports.modeling.driving.Publishing.RetiredElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a version keeps beside its design, as people know it. Stateless. */
final class RetiredElements {

    private static final Comparator<RetiredElement> LAST_FIRST = Comparator.comparingInt(RetiredElement::since)
            .reversed()
            .thenComparing(RetiredElement::kind)
            .thenComparing(RetiredElement::name)
            .thenComparing(element -> element.id().toString());

    private RetiredElements() {}

    static List<RetiredElement> of(StoredVersion version) {
        Map<ElementId, String> entities = entityNames(version.design(), version.retired());
        List<RetiredElement> all = new ArrayList<>();
        for (Retired.Table table : version.retired().tables()) {
            all.add(new RetiredElement(
                    table.entity(), ElementKind.ENTITY, table.name(), Optional.empty(), table.version()));
        }
        for (Retired.Column column : version.retired().columns()) {
            ElementKind kind = switch (column.content()) {
                case Retired.Content.Value value -> ElementKind.FIELD;
                case Retired.Content.Reference reference -> ElementKind.RELATION;
            };
            all.add(new RetiredElement(
                    column.member(),
                    kind,
                    column.name(),
                    Optional.ofNullable(entities.get(column.entity())),
                    column.version()));
        }
        for (Retired.Links links : version.retired().links()) {
            all.add(new RetiredElement(
                    links.relation(),
                    ElementKind.RELATION,
                    links.name(),
                    Optional.ofNullable(entities.get(links.from())),
                    links.version()));
        }
        all.sort(LAST_FIRST);
        Map<ElementId, RetiredElement> once = new LinkedHashMap<>();
        all.forEach(element -> once.putIfAbsent(element.id(), element));
        return List.copyOf(once.values());
    }

    private static Map<ElementId, String> entityNames(Design design, Retired retired) {
        Map<ElementId, String> names = new HashMap<>();
        retired.tables().forEach(table -> names.put(table.entity(), table.name()));
        for (Entity entity : design.entities()) {
            names.put(entity.id(), entity.name());
        }
        return names;
    }
}
