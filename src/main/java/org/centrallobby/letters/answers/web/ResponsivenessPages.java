package org.centrallobby.letters.answers.web;

import static org.centrallobby.kit.web.Words.words;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.web.Asides;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.letters.answers.Reports;
import org.centrallobby.letters.answers.Responsiveness;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** How Members answer, as far as writers told us; there is no such page unless the operator publishes it. */
@Controller
public class ResponsivenessPages implements Asides<Member> {
    /** A Member and what was told of the latest twelve months. */
    public record Line(Member member, Reports reports) {}

    /**
     * What the list shows.
     *
     * @param period an empty one, for its days
     * @param lines by name: this is no league table
     */
    public record ListView(Reports period, List<Line> lines) {}

    /** What a Member's page shows. */
    public record MemberView(Member member, List<Reports> periods) {}

    private final Pages pages;
    private final Responsiveness responsiveness;
    private final Members members;
    private final Settings settings;

    ResponsivenessPages(Pages pages, Responsiveness responsiveness, Members members, Settings settings) {
        this.pages = pages;
        this.responsiveness = responsiveness;
        this.members = members;
        this.settings = settings;
    }

    @GetMapping("/responsiveness")
    ResponseEntity<byte[]> list() {
        requirePublished();
        List<Line> lines = responsiveness.listLatest().entrySet().stream()
                .flatMap(entry ->
                        members.findMember(entry.getKey()).map(member -> new Line(member, entry.getValue())).stream())
                .sorted(Comparator.comparing(line -> line.member().name()))
                .toList();
        return pages.show("letters/responsiveness.jte", new ListView(responsiveness.latest(0), lines));
    }

    @GetMapping("/responsiveness/method")
    ResponseEntity<byte[]> method() {
        requirePublished();
        return pages.show("letters/responsiveness-method.jte", Reports.ENOUGH);
    }

    @GetMapping("/members/{mnisId}/responsiveness")
    ResponseEntity<byte[]> member(@PathVariable int mnisId) {
        requirePublished();
        Member member = members.findMember(mnisId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return pages.show("letters/responsiveness-member.jte", new MemberView(member, responsiveness.list(mnisId)));
    }

    /** On a Member's own page. */
    @Override
    public Optional<Aside> find(Member member) {
        return settings.choices().responsiveness()
                ? Optional.of(new Aside(
                        words("responsiveness.aside"),
                        Map.of(),
                        words("responsiveness.aside-what"),
                        "/members/" + member.mnisId() + "/responsiveness",
                        words("responsiveness.aside-link")))
                : Optional.empty();
    }

    private void requirePublished() {
        if (!settings.choices().responsiveness()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
