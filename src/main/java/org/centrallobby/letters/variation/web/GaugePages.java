package org.centrallobby.letters.variation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Occasions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gauge while somebody writes: a piece of a page for the script. What comes is compared and not kept. */
@Controller
public class GaugePages {
    /** Asked at once; who comes then is asked to come later, so that a gauge never keeps a letter waiting. */
    private static final int AT_ONCE = 4;

    private static final String LATER = "30";

    private final Pages pages;
    private final List<Occasions> occasions;
    private final Gauges gauges;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    GaugePages(Pages pages, List<Occasions> occasions, Gauges gauges) {
        this.pages = pages;
        this.occasions = occasions;
        this.gauges = gauges;
    }

    @PostMapping("/campaigns/{slug}/gauge")
    ResponseEntity<byte[]> gauge(@RequestParam String text, HttpServletRequest request) {
        if (text.length() > Draft.LONGEST_TEXT) {
            return nothing(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!turns.tryAcquire()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, LATER)
                    .build();
        }
        try {
            return find(request, text)
                    .map(view -> pages.show("letters/gauge.jte", view))
                    .orElseGet(() -> nothing(HttpStatus.NOT_FOUND));
        } finally {
            turns.release();
        }
    }

    private Optional<Gauges.View> find(HttpServletRequest request, String text) {
        String path = request.getRequestURI();
        String page = path.substring(0, path.lastIndexOf('/'));
        return occasions.stream()
                .flatMap(source -> source.findOccasion(page).stream())
                .findFirst()
                // The joint letter is offered once the text is done: on the page that shows what will be sent.
                .flatMap(occasion -> gauges.find(occasion, text, false));
    }

    private static ResponseEntity<byte[]> nothing(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
