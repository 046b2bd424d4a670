package org.centrallobby.kit.api;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong under /api is told in JSON; what is our own fault, without details. */
@Component
class ApiProblems implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        HttpStatus status = status(fault);
        if (status.is5xxServerError()) {
            // The message and the address may hold what somebody typed; the place in the code does not.
            LOG.error("A request for JSON failed: {} at {}", fault.getClass().getName(), place(fault));
        }
        if (fault instanceof ErrorResponse told) {
            told.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        write(response, status);
        return new ModelAndView();
    }

    private static HttpStatus status(Exception fault) {
        if (fault instanceof TypeMismatchException) {
            return HttpStatus.BAD_REQUEST;
        }
        HttpStatusCode told = fault instanceof ErrorResponse response ? response.getStatusCode() : null;
        HttpStatus status = told == null ? null : HttpStatus.resolve(told.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static Object place(Exception fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0];
    }

    private static void write(HttpServletResponse response, HttpStatus status) {
        String reason = switch (status) {
            case NOT_FOUND -> "no-such-address";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            default -> status.is5xxServerError() ? "our-fault" : "bad-request";
        };
        ResponseEntity<byte[]> problem = Json.problem(status, reason, words("api.problem." + reason));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(Objects.requireNonNull(problem.getBody()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
