package io.modelwright.arch.planted.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;

/** One of its routes does not ask who comes. */
public final class OpenRoute {

    @DELETE
    public String remove(Caller caller) {
        return caller.name();
    }

    @GET
    public String show() {
        return "everything";
    }
}
