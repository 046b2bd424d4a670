package org.centrallobby.mail.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.mail.previews.MailSample;
import org.centrallobby.mail.previews.Previews;
import org.centrallobby.mail.previews.Previews.Preview;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Every mail the site can send, to be looked at. There is no such page once a relay is set or the site is public. */
@Controller
public class PreviewPages {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** All samples. */
    public record ListView(List<MailSample> samples) {}

    private final Pages pages;
    private final Previews previews;
    private final Settings settings;

    PreviewPages(Pages pages, Previews previews, Settings settings) {
        this.pages = pages;
        this.previews = previews;
        this.settings = settings;
    }

    @GetMapping("/dev/mail/previews")
    ResponseEntity<byte[]> list() {
        refuseOutside();
        return pages.show("dev/previews.jte", new ListView(previews.listSamples()));
    }

    @GetMapping("/dev/mail/previews/{name}")
    ResponseEntity<byte[]> preview(@PathVariable String name) {
        return pages.show("dev/preview.jte", getPreview(name));
    }

    /** The HTML part as a mail program would show it: its own styles, no scripts. */
    @GetMapping("/dev/mail/previews/{name}/html")
    ResponseEntity<byte[]> html(@PathVariable String name) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .body(getPreview(name).content().html().getBytes(StandardCharsets.UTF_8));
    }

    private Preview getPreview(String name) {
        refuseOutside();
        return previews.findPreview(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void refuseOutside() {
        if (!settings.isDevelopment()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
