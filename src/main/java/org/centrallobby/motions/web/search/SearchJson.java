package org.centrallobby.motions.web.search;

import static org.centrallobby.kit.web.Words.words;

import java.util.Map;
import org.centrallobby.kit.api.Json;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.search.MotionQuestion;
import org.centrallobby.motions.search.QuestionReader;
import org.centrallobby.motions.search.QuestionReader.Asked;
import org.centrallobby.motions.search.QuestionReader.BadFilter;
import org.centrallobby.motions.search.SearchTooSlow;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search for motions in JSON. */
@RestController
class SearchJson {
    private static final int SIZE = 20;
    private final Searches searches;
    private final Motions motions;
    private final Members members;

    SearchJson(Searches searches, Motions motions, Members members) {
        this.searches = searches;
        this.motions = motions;
        this.members = members;
    }

    @GetMapping("/api/v1/motions")
    ResponseEntity<byte[]> find(@RequestParam Map<String, String> parameters) {
        return switch (QuestionReader.read(parameters, SIZE)) {
            case Asked asked -> find(asked.question());
            case BadFilter bad ->
                Json.problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-filter",
                        words("api.filter." + bad.fault(), bad.parameter()),
                        Map.of("parameter", bad.parameter()));
        };
    }

    private ResponseEntity<byte[]> find(MotionQuestion question) {
        try {
            Searches.Result result = searches.find(question);
            return Json.of(SearchView.of(
                    question,
                    result.found(),
                    motion -> motions.statusOf(motion.withdrawn(), motion.name().session()),
                    members,
                    result.members()));
        } catch (SearchTooSlow e) {
            return Json.problem(HttpStatus.SERVICE_UNAVAILABLE, "too-slow", words("api.problem.too-slow"));
        }
    }
}
