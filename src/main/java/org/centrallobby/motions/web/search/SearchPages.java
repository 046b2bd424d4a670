package org.centrallobby.motions.web.search;

import static org.centrallobby.kit.web.Words.words;

import java.util.List;
import java.util.Map;
import org.centrallobby.kit.web.Pages;
import org.centrallobby.kit.web.Problems;
import org.centrallobby.motions.search.MotionQuestion;
import org.centrallobby.motions.search.QuestionReader;
import org.centrallobby.motions.search.QuestionReader.Asked;
import org.centrallobby.motions.search.QuestionReader.BadFilter;
import org.centrallobby.motions.search.SearchTooSlow;
import org.centrallobby.motions.web.search.ResultView.Pager;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search for motions, and the names added this week. */
@Controller
class SearchPages {
    static final int SIZE = 20;
    private static final int BESIDE = 3;
    private static final int MOST_GAINS = 100;
    private final Pages pages;
    private final Searches searches;
    private final Forms forms;
    private final Lines lines;

    SearchPages(Pages pages, Searches searches, Forms forms, Lines lines) {
        this.pages = pages;
        this.searches = searches;
        this.forms = forms;
        this.lines = lines;
    }

    /** What an address says besides, such as where a visitor came from, is passed over. */
    @GetMapping("/motions")
    ResponseEntity<byte[]> find(@RequestParam Map<String, String> told) {
        Address address = Address.of(told);
        return switch (QuestionReader.read(address.parameters(), SIZE)) {
            case Asked asked -> show(address, asked.question());
            case BadFilter bad ->
                unable(
                        HttpStatus.BAD_REQUEST,
                        address,
                        Problems.at(bad.parameter(), words("search.bad." + bad.fault(), Form.label(bad.parameter()))));
        };
    }

    @GetMapping("/motions/new-names")
    ResponseEntity<byte[]> newNames() {
        return pages.show("motions/new-names.jte", new NewNamesView(lines.gains(MOST_GAINS)));
    }

    private ResponseEntity<byte[]> show(Address address, MotionQuestion question) {
        Searches.Result result;
        try {
            result = searches.find(question);
        } catch (SearchTooSlow e) {
            return unable(HttpStatus.SERVICE_UNAVAILABLE, address, Problems.at("q", words("api.problem.too-slow")));
        }
        long total = result.found().counts().total();
        String any = String.join(" or ", List.of(question.words().split("\\s+", -1)));
        return pages.show(
                "motions/list.jte",
                new ResultView(
                        forms.form(address, Problems.none()),
                        Lines.number(total),
                        forms.taken(address),
                        result.members(),
                        lines.list(result.found().motions()),
                        forms.groups(address, result.found().counts()),
                        Pager.of(address, "/motions", question.page(), question.size(), total, MotionQuestion.REACH),
                        total > 0 || any.equals(question.words())
                                ? null
                                : address.with("q", any).at("/motions"),
                        question.isOpen() && question.page() == 1 ? lines.gains(BESIDE) : List.of(),
                        address.without("size").at("/motions/feed.atom")));
    }

    private ResponseEntity<byte[]> unable(HttpStatus status, Address address, Problems problems) {
        return pages.show(
                status,
                "motions/list.jte",
                new ResultView(
                        forms.form(address, problems),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Pager(1, 1, null, null),
                        null,
                        List.of(),
                        "/motions/feed.atom"));
    }
}
