package org.centrallobby.letters.counts.web;

import org.centrallobby.kit.Settings;
import org.centrallobby.kit.web.Pages;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How letters are counted, one click away from every number. */
@Controller
class CountsMethodPage {
    private final Pages pages;
    private final Settings settings;

    CountsMethodPage(Pages pages, Settings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    @GetMapping("/counts/method")
    ResponseEntity<byte[]> method() {
        return pages.show("letters/counts-method.jte", settings.choices().responsiveness());
    }
}
