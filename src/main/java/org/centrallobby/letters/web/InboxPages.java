package org.centrallobby.letters.web;

import static org.centrallobby.kit.web.Words.words;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.desk.Letters;
import org.centrallobby.letters.desk.Sent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Check your inbox": which address, what happens next, send again, wrong address. */
@Controller
public class InboxPages {
    /** The cookie's name. */
    public static final String COOKIE = "waiting";

    /** The letter a visitor has just written, kept in their browser. */
    public record Waiting(long letterId, String email, String page) {
        /** Never the address: this text may end up in a log. */
        @Override
        public String toString() {
            return "(waiting)";
        }
    }

    /**
     * What the page shows.
     *
     * @param joint whether it is a name for the joint letter
     * @param news the end of a key in the catalogue, or empty
     */
    public record View(Waiting waiting, boolean joint, String typed, Problems problems, String news) {}

    private final Pages pages;
    private final Letters letters;
    private final SealedCookies cookies;

    InboxPages(Pages pages, Letters letters, SealedCookies cookies) {
        this.pages = pages;
        this.letters = letters;
        this.cookies = cookies;
    }

    @GetMapping("/letters/inbox")
    ResponseEntity<byte[]> inbox(HttpServletRequest request) {
        return find(request)
                .map(waiting -> show(HttpStatus.OK, waiting, "", Problems.none(), ""))
                .orElseGet(this::tooOld);
    }

    @PostMapping("/letters/inbox/again")
    ResponseEntity<byte[]> again(HttpServletRequest request) {
        Optional<Waiting> waiting = find(request);
        return waiting.isEmpty()
                ? tooOld()
                : tell(
                        waiting.get(),
                        "",
                        letters.sendAgain(waiting.get().letterId(), request.getRemoteAddr()),
                        "again");
    }

    @PostMapping("/letters/inbox/address")
    ResponseEntity<byte[]> address(
            @RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response) {
        Optional<Waiting> found = find(request);
        if (found.isEmpty()) {
            return tooOld();
        }
        String typed = email.strip();
        long letterId = found.get().letterId();
        Sent sent = letters.changeEmail(letterId, typed, request.getRemoteAddr());
        Waiting now = sent instanceof Sent.Done
                ? new Waiting(letterId, typed, found.get().page())
                : found.get();
        cookies.keep(response, COOKIE, now);
        return tell(now, typed, sent, "changed");
    }

    private ResponseEntity<byte[]> tell(Waiting waiting, String typed, Sent sent, String news) {
        return switch (sent) {
            case Sent.Done _ -> show(HttpStatus.OK, waiting, "", Problems.none(), news);
            case Sent.TooLate _ -> show(HttpStatus.OK, waiting, "", Problems.none(), "too-late");
            case Sent.Refused refused ->
                mend(
                        waiting,
                        typed,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.flaw().sentence());
            case Sent.TooMany tooMany ->
                mend(waiting, typed, HttpStatus.TOO_MANY_REQUESTS, words("write.too-many", minutes(tooMany.pause())));
        };
    }

    private ResponseEntity<byte[]> mend(Waiting waiting, String typed, HttpStatus status, String sentence) {
        return show(status, waiting, typed, Problems.at("email", sentence), "");
    }

    private ResponseEntity<byte[]> show(
            HttpStatus status, Waiting waiting, String typed, Problems problems, String news) {
        boolean joint = letters.find(waiting.letterId()).filter(Letter::joint).isPresent();
        return pages.show(status, "letters/inbox.jte", new View(waiting, joint, typed, problems, news));
    }

    /** Whole minutes to wait, at least one. */
    public static String minutes(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes < 2 ? words("write.minute") : words("write.minutes", String.valueOf(minutes));
    }

    private Optional<Waiting> find(HttpServletRequest request) {
        return cookies.find(request, COOKIE, Waiting.class);
    }

    /** The page stood open for longer than the browser keeps which letter it was. */
    private ResponseEntity<byte[]> tooOld() {
        return pages.show(HttpStatus.GONE, "letters/ended.jte", new ConfirmPages.Ended("page-too-old"));
    }
}
