package org.centrallobby.letters.counts.web;

import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.answers.Publication;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How letters are counted, one click away from every number. */
@Controller
class CountsMethodPage {
    private final Pages pages;
    private final Publication publication;

    CountsMethodPage(Pages pages, Publication publication) {
        this.pages = pages;
        this.publication = publication;
    }

    @GetMapping("/counts/method")
    ResponseEntity<byte[]> method() {
        return pages.show("letters/counts-method.jte", publication.isOn());
    }
}
