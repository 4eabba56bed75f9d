package io.modelwright.rest.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.modelwright.rest.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

final class UiServletTest {

    @Test
    void programWithoutTheStudioShouldSayWhereItsApiIs() {
        HttpServletRequest request = mock(HttpServletRequest.class);
        HttpServletResponse response = mock(HttpServletResponse.class);
        when(request.getRequestURI()).thenReturn("/");
        when(request.getMethod()).thenReturn("GET");

        assertThat(UiFiles.find("/nowhere/")).isEmpty();
        assertThatThrownBy(() -> new UiServlet(UiFiles.find("/nowhere/")).service(request, response))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(404);
                    assertThat(refusal.problem().detail()).contains("/api/v1").contains("/docs");
                });
        verifyNoInteractions(response);
    }
}
