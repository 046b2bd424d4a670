package org.centrallobby.kit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiProblemsTest {
    private final ApiProblems problems = new ApiProblems();

    @Test
    void our_own_fault_is_told_without_details() throws UnsupportedEncodingException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        problems.resolveException(
                new MockHttpServletRequest("GET", "/api/v1/members/1"),
                response,
                null,
                new IllegalStateException("select secret from table"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"reason\":\"our-fault\"")
                .doesNotContain("secret");
    }

    @Test
    void pages_tell_their_own_problems() {
        assertThat(problems.resolveException(
                        new MockHttpServletRequest("GET", "/motions/2008-09/53"),
                        new MockHttpServletResponse(),
                        null,
                        new IllegalStateException()))
                .isNull();
    }
}
