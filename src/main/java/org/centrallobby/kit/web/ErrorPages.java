package org.centrallobby.kit.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person sees when there is no page, or when it is our fault. */
@Controller
public class ErrorPages implements ErrorController {
    /**
     * What the page shows.
     *
     * @param kind {@code missing}, {@code unable}, {@code long} or {@code ours}: which words to show
     */
    public record View(String kind) {}

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus shown = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return pages.show(shown, "kit/error.jte", new View(kind(shown)));
    }

    private static String kind(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "missing";
        }
        if (status == HttpStatus.CONTENT_TOO_LARGE) {
            return "long";
        }
        return status.is4xxClientError() ? "unable" : "ours";
    }
}
