package io.modelwright.rest.identity;

/** The token of the invitation to accept. */
public record AcceptanceJson(String token) {

    @Override
    public String toString() {
        return "AcceptanceJson";
    }
}
