package org.centrallobby.mail.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.mail.MailId;
import org.centrallobby.mail.broadcasts.Suppressions;
import org.centrallobby.mail.broadcasts.Suppressions.Reason;
import org.centrallobby.mail.tokens.MailTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link to leave a list by. Opening it shows, since scanners open every link; its button acts, and so does the one click
 * of a mail program (RFC 8058).
 */
@Controller
public class UnsubscribePages {
    /**
     * What the page shows.
     *
     * @param kind the end of a key in the catalogue
     * @param list its name for people
     * @param button what may be done, the end of a key too; null where nothing may
     * @param action where that is asked for
     */
    public record View(String kind, String list, @Nullable String button, String action) {}

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private final Pages pages;
    private final MailTokens tokens;
    private final Suppressions suppressions;

    UnsubscribePages(Pages pages, MailTokens tokens, Suppressions suppressions) {
        this.pages = pages;
        this.tokens = tokens;
        this.suppressions = suppressions;
    }

    /** A mail that somebody holds the link of, and its list. */
    private record Held(String token, MailId mail, String list) {}

    @GetMapping("/unsubscribe/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return find(token)
                .map(held -> suppressions.isSuppressed(held.mail()) ? undoable("left", held) : leavable("ask", held))
                .orElseGet(this::unknown);
    }

    @PostMapping("/unsubscribe/{token}")
    ResponseEntity<byte[]> leave(@PathVariable String token) {
        return find(token)
                .map(held -> {
                    suppressions.suppress(held.mail(), Reason.UNSUBSCRIBED);
                    return undoable("done", held);
                })
                .orElseGet(this::unknown);
    }

    /** One click in a mail program, which shows no page of ours. */
    @PostMapping(path = "/unsubscribe/{token}", params = "List-Unsubscribe=One-Click")
    ResponseEntity<String> leaveAtOnce(@PathVariable String token) {
        Optional<Held> held = find(token);
        held.ifPresent(found -> suppressions.suppress(found.mail(), Reason.UNSUBSCRIBED));
        return ResponseEntity.status(held.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(words(held.isPresent() ? "unsubscribe.one-click" : "unsubscribe.title.unknown") + "\n");
    }

    @PostMapping("/unsubscribe/{token}/undo")
    ResponseEntity<byte[]> undo(@PathVariable String token) {
        return find(token)
                .map(held -> {
                    suppressions.resubscribe(held.mail());
                    return suppressions.isSuppressed(held.mail())
                            ? page("kept", held, null, "")
                            : leavable("back", held);
                })
                .orElseGet(this::unknown);
    }

    private Optional<Held> find(String token) {
        return tokens.findUnsubscribeToken(token)
                .flatMap(mail -> suppressions.findList(mail).map(list -> new Held(token, mail, list)));
    }

    private ResponseEntity<byte[]> leavable(String kind, Held held) {
        return page(kind, held, "leave", "/unsubscribe/" + held.token());
    }

    private ResponseEntity<byte[]> undoable(String kind, Held held) {
        return page(kind, held, "undo", "/unsubscribe/" + held.token() + "/undo");
    }

    private ResponseEntity<byte[]> page(String kind, Held held, @Nullable String button, String action) {
        return pages.show("mail/unsubscribe.jte", new View(kind, held.list(), button, action));
    }

    private ResponseEntity<byte[]> unknown() {
        return pages.show(HttpStatus.NOT_FOUND, "mail/unsubscribe.jte", new View("unknown", "", null, ""));
    }
}
