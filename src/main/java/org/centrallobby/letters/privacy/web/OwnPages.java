package org.centrallobby.letters.privacy.web;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.privacy.Erasure;
import org.centrallobby.letters.privacy.LetterRecords;
import org.centrallobby.letters.store.KeptLetters;
import org.centrallobby.letters.store.KeptLetters.Kept;
import org.centrallobby.letters.web.ConfirmPages.Ended;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** What is held of a letter, for its writer to take with them or to erase. Opening the link shows; only a button acts. */
@Controller
public class OwnPages {
    private static final Set<Purpose> OF_A_LETTER = Set.of(Purpose.LETTER, Purpose.WAITING_LETTER);

    /**
     * What the page shows.
     *
     * @param textUntil when text and postal address are destroyed by themselves; null while the letter is under way
     * @param contactUntil the same of name and e-mail
     */
    public record View(
            String token,
            Kept kept,
            @Nullable Instant textUntil,
            @Nullable Instant contactUntil) {}

    private final JsonMapper json = JsonMapper.builder().build();
    private final Pages pages;
    private final Confirmations links;
    private final KeptLetters letters;
    private final LetterRecords records;
    private final Erasure erasure;

    OwnPages(Pages pages, Confirmations links, KeptLetters letters, LetterRecords records, Erasure erasure) {
        this.pages = pages;
        this.links = links;
        this.letters = letters;
        this.records = records;
        this.erasure = erasure;
    }

    @GetMapping("/letters/own/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token) {
        return page(token, "letters/own.jte");
    }

    /** A file for the writer to keep. */
    @GetMapping("/letters/own/{token}/letter.json")
    ResponseEntity<byte[]> export(@PathVariable String token) {
        return of(
                token,
                (link, kept) -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                "Content-Disposition",
                                ContentDisposition.attachment()
                                        .filename(kept.letter().reference() + ".json")
                                        .build()
                                        .toString())
                        .body(json.writerWithDefaultPrettyPrinter()
                                .writeValueAsBytes(
                                        records.export(kept.letter().id()).orElseThrow())));
    }

    @GetMapping("/letters/own/{token}/erase")
    ResponseEntity<byte[]> ask(@PathVariable String token) {
        return page(token, "letters/erase.jte");
    }

    @PostMapping("/letters/own/{token}/erase")
    ResponseEntity<byte[]> erase(@PathVariable String token) {
        return of(token, (link, kept) -> switch (erasure.erase(kept.letter().id(), "writer")) {
            case ERASED, NOTHING -> ended(HttpStatus.OK, "destroyed");
            case MAY_ARRIVE -> ended(HttpStatus.OK, "may-arrive");
        });
    }

    private ResponseEntity<byte[]> page(String token, String template) {
        return of(
                token,
                (link, kept) -> pages.show(
                        template,
                        new View(
                                link,
                                kept,
                                LetterRecords.textUntil(kept).orElse(null),
                                LetterRecords.contactUntil(kept).orElse(null))));
    }

    private ResponseEntity<byte[]> of(String token, BiFunction<String, Kept, ResponseEntity<byte[]>> work) {
        Optional<Kept> found = links.find(token)
                .filter(link -> OF_A_LETTER.contains(link.purpose()))
                .flatMap(link -> letters.find(link.subject()));
        if (found.isEmpty()) {
            return ended(HttpStatus.NOT_FOUND, "unknown");
        }
        return found.get().letter().state().isDestroyed()
                ? ended(HttpStatus.GONE, "destroyed")
                : work.apply(token, found.get());
    }

    private ResponseEntity<byte[]> ended(HttpStatus status, String kind) {
        return pages.show(status, "letters/ended.jte", new Ended(kind));
    }
}
