package io.modelwright.core.files;

import io.modelwright.core.modeling.ElementId;
import java.util.UUID;

/**
 * A field of a record in which a file was put at some time. Whether it is there now, the record tells; fields and entities
 * are known by their stable ids.
 */
public record FileUse(FileId file, ElementId entity, UUID record, ElementId field) {}
