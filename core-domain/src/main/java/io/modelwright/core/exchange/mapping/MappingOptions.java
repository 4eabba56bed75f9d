package io.modelwright.core.exchange.mapping;

/**
 * How a foreign model becomes a design.
 *
 * @param keepKeys whether keys that the database drew stay as unique fields too, so that rows can be found again by them; keys
 *     that mean something stay in any case
 */
public record MappingOptions(boolean keepKeys) {}
