package io.modelwright.rest.identity;

/** What a member shall be. */
public record MemberChangeJson(String role) {}
