package org.centrallobby.campaigns.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.centrallobby.calendar.HouseNote;
import org.centrallobby.campaigns.Ask;
import org.centrallobby.campaigns.Asks;
import org.centrallobby.campaigns.Campaign;
import org.centrallobby.campaigns.Campaigns;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.SealedCookies;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.web.Answer;
import org.centrallobby.motions.web.Answers;
import org.centrallobby.places.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What the record shows of one's own Member on any motion, campaign or none, and what to ask. */
@Controller
public class MotionAskPage {
    /**
     * What the page shows.
     *
     * @param note what the calendar adds; null where it adds nothing
     * @param campaigns those that ask for names on the motion
     */
    public record View(Answer answer, Ask ask, @Nullable HouseNote note, List<Campaign> campaigns) {}

    private final Pages pages;
    private final Motions motions;
    private final Answers answers;
    private final Campaigns campaigns;
    private final Asks asks;
    private final SealedCookies cookies;

    MotionAskPage(
            Pages pages, Motions motions, Answers answers, Campaigns campaigns, Asks asks, SealedCookies cookies) {
        this.pages = pages;
        this.motions = motions;
        this.answers = answers;
        this.campaigns = campaigns;
        this.asks = asks;
        this.cookies = cookies;
    }

    @GetMapping("/motions/{session}/{number}/member")
    ResponseEntity<byte[]> answer(
            @PathVariable String session, @PathVariable String number, HttpServletRequest request) {
        Motion motion = MotionName.find(session, number)
                .flatMap(motions::findMotion)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        int seat = cookies.find(request, Visit.COOKIE, Visit.class)
                .map(Visit::seat)
                .orElse(0);
        Optional<Answer> answer = answers.find(motion, seat);
        if (answer.isEmpty()) {
            String page = "/motions/" + session + "/" + number;
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(seat == 0 ? "/postcode?to=" + page : page))
                    .build();
        }
        Ask ask = asks.of(answer.get());
        return pages.show(
                "campaigns/motion-ask.jte",
                new View(answer.get(), ask, asks.noteFor(ask), campaigns.listFor(motion.id())));
    }
}
