package org.centrallobby.mail.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.mail.carriers.DevMail;
import org.centrallobby.mail.carriers.DevMailbox;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Mail that stayed on this machine. There is no such page once a relay is set or the site is public. */
@Controller
public class DevMailPages {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>()]+[^\\s<>().,;]");
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /** A stretch of a mail's text. */
    public record Piece(String text, boolean link) {}

    /** All mails. */
    public record ListView(List<DevMail> mails) {}

    /** One mail, its links to be followed. */
    public record MailView(DevMail mail, List<Piece> pieces) {}

    private final Pages pages;
    private final DevMailbox mailbox;
    private final Settings settings;

    DevMailPages(Pages pages, DevMailbox mailbox, Settings settings) {
        this.pages = pages;
        this.mailbox = mailbox;
        this.settings = settings;
    }

    @GetMapping("/dev/mail")
    ResponseEntity<byte[]> list() {
        refuseOutside();
        return pages.show("dev/mails.jte", new ListView(mailbox.listMails()));
    }

    @GetMapping("/dev/mail/{id}")
    ResponseEntity<byte[]> mail(@PathVariable long id) {
        DevMail mail = getMail(id);
        return pages.show("dev/mail.jte", new MailView(mail, pieces(mail.text())));
    }

    /** The HTML part as a mail program would show it: its own styles, no scripts. */
    @GetMapping("/dev/mail/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .body(getMail(id).html().getBytes(StandardCharsets.UTF_8));
    }

    private DevMail getMail(long id) {
        refuseOutside();
        return mailbox.findMail(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void refuseOutside() {
        if (!settings.isDevelopment()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher links = LINK.matcher(text);
        int from = 0;
        while (links.find()) {
            pieces.add(new Piece(text.substring(from, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            from = links.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }
}
