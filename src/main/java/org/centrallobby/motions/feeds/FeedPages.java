package org.centrallobby.motions.feeds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.centrallobby.kit.api.Tagged;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.members.Membership;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.history.MemberMotions;
import org.centrallobby.motions.history.MemberMotions.Role;
import org.centrallobby.motions.search.MotionSearch;
import org.centrallobby.motions.search.QuestionReader;
import org.centrallobby.motions.search.QuestionReader.Asked;
import org.centrallobby.motions.search.SearchTooSlow;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Feeds and tables, each beside the page it follows. */
@Controller
class FeedPages {
    private static final int NEWEST = 50;
    private static final int MOST = 100;
    private static final MediaType ATOM = MediaType.parseMediaType(AtomFeed.TYPE + ";charset=UTF-8");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");
    private final Motions motions;
    private final Members members;
    private final MotionSearch search;
    private final MemberMotions memberMotions;
    private final MotionFeeds feeds;

    FeedPages(Motions motions, Members members, MotionSearch search, MemberMotions memberMotions, MotionFeeds feeds) {
        this.motions = motions;
        this.members = members;
        this.search = search;
        this.memberMotions = memberMotions;
        this.feeds = feeds;
    }

    /** The newest motions, or the newest of a search; its order and page are the feed's own affair. */
    @GetMapping("/motions/feed.atom")
    ResponseEntity<byte[]> motions(@RequestParam Map<String, String> told) {
        Map<String, String> question = new LinkedHashMap<>();
        QuestionReader.PARAMETERS.stream()
                .filter(name -> !name.equals("sort") && !name.equals("page") && !name.equals("size"))
                .filter(name -> !told.getOrDefault(name, "").isBlank())
                .forEach(name -> question.put(name, told.getOrDefault(name, "").strip()));
        Map<String, String> newest = new LinkedHashMap<>(question);
        newest.put("sort", "date");
        if (!(QuestionReader.read(newest, NEWEST) instanceof Asked asked)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            return atom(feeds.motions(search.find(asked.question()).motions(), question));
        } catch (SearchTooSlow e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, e);
        }
    }

    @GetMapping("/motions/{session}/{number}/signatures.atom")
    ResponseEntity<byte[]> signatures(@PathVariable String session, @PathVariable String number) {
        return atom(feeds.signatures(getMotion(session, number)));
    }

    @GetMapping("/motions/{session}/{number}/signatories.csv")
    ResponseEntity<byte[]> signatories(@PathVariable String session, @PathVariable String number) {
        Motion motion = getMotion(session, number);
        Map<Integer, Membership> seats = members.listSitting(motion.tabledOn()).stream()
                .collect(Collectors.toMap(held -> held.member().mnisId(), Function.identity()));
        String file = "motion-" + motion.name().session() + "-" + motion.name().number() + "-signatories.csv";
        return Tagged.answer(
                ResponseEntity.ok()
                        .contentType(CSV)
                        .header("Content-Disposition", "attachment; filename=\"" + file + "\""),
                SignatoriesCsv.write(motion, seats));
    }

    @GetMapping("/members/{mnisId}/motions.atom")
    ResponseEntity<byte[]> member(@PathVariable int mnisId) {
        Member member = members.findMember(mnisId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return atom(feeds.member(
                member,
                memberMotions.list(mnisId, Role.STANDING, MOST, 0),
                memberMotions.list(mnisId, Role.TAKEN_OFF, MOST, 0)));
    }

    private Motion getMotion(String session, String number) {
        return MotionName.find(session, number)
                .flatMap(motions::findMotion)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> atom(AtomFeed feed) {
        return Tagged.answer(ResponseEntity.ok().contentType(ATOM), feed.write());
    }
}
