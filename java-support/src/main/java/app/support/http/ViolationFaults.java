package app.support.http;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Keeps the mapper that Jersey has for these from being the nearer one. */
public final class ViolationFaults implements ExceptionMapper<ConstraintViolationException> {

    private final JerseyFaults faults = new JerseyFaults();

    @Override
    public Response toResponse(ConstraintViolationException fault) {
        return faults.toResponse(fault);
    }
}
