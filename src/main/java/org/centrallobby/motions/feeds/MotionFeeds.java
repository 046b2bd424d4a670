package org.centrallobby.motions.feeds;

import static org.centrallobby.kit.web.Words.words;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.centrallobby.members.Member;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.feeds.NameChanges.Gathering;
import org.centrallobby.motions.feeds.NameChanges.Subject;
import org.centrallobby.motions.history.MemberMotions;
import org.centrallobby.motions.history.MotionNews;
import org.centrallobby.motions.history.MotionNews.Item;
import org.centrallobby.motions.search.FoundMotion;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What the feeds hold. */
@Component
class MotionFeeds {
    private static final int MOST = 200;
    private final FeedIds ids;
    private final NameChanges changes;
    private final MotionNews news;

    MotionFeeds(FeedIds ids, NameChanges changes, MotionNews news) {
        this.ids = ids;
        this.changes = changes;
        this.news = news;
    }

    /**
     * Motions that were found.
     *
     * @param question what was asked, as parameters of an address
     */
    AtomFeed motions(List<FoundMotion> found, Map<String, String> question) {
        String query = question.isEmpty()
                ? ""
                : "?"
                        + new TreeMap<>(question)
                                .entrySet().stream()
                                        .map(one -> one.getKey() + "="
                                                + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("&"));
        String title = question.isEmpty()
                ? words("feed.motions")
                : question.containsKey("q")
                        ? words("feed.motions-words", question.getOrDefault("q", ""))
                        : words("feed.motions-filtered");
        return new AtomFeed(
                ids.id("/motions" + query),
                title,
                words("feed.motions-what"),
                ids.address("/motions/feed.atom" + query),
                ids.address("/motions" + query),
                found.stream().map(this::entry).toList());
    }

    private AtomEntry entry(FoundMotion motion) {
        String path = FeedIds.path(motion.name());
        String text = motion.beginning().isEmpty()
                ? words("motion.no-text")
                : motion.beginning().length() < FoundMotion.BEGINNING ? motion.beginning() : motion.beginning() + "…";
        return new AtomEntry(
                ids.id(path),
                NameChanges.invented(
                        motion.demonstration(),
                        words("feed.motion", motion.name().toString(), motion.title())),
                FeedIds.start(motion.tabledOn()),
                motion.readAt(),
                ids.address(path),
                motion.demonstration() ? text + " " + words("feed.invented") : text);
    }

    /** Names that came to a motion and left it, and what else happened to it. */
    AtomFeed signatures(Motion motion) {
        Subject subject = new Subject(motion.name(), motion.title(), motion.demonstration());
        Gathering gathering = changes.new Gathering();
        Map<Integer, Member> known = motion.signatures().stream()
                .map(Signature::member)
                .collect(Collectors.toMap(Member::mnisId, member -> member));
        for (Item item : news.listOf(motion, MOST)) {
            Integer id = item.memberId();
            if (id == null) {
                gathering.motion(subject, item.kind().name(), item.on(), item.seenAt());
            } else {
                Optional.ofNullable(known.get(id)).ifPresent(member -> add(gathering, subject, member, item));
            }
        }
        for (Signature name : motion.signatures()) {
            gathering.name(subject, name.member(), true, name.signedOn(), 0, null);
            if (name.withdrawn()) {
                gathering.name(subject, name.member(), false, name.withdrawnOn(), 0, null);
            }
        }
        String path = FeedIds.path(motion.name());
        return new AtomFeed(
                ids.id(path + "/signatures"),
                NameChanges.invented(motion.demonstration(), words("feed.signatures", motion.title())),
                words(motion.signatoriesComplete() ? "feed.signatures-what" : "feed.signatures-partly"),
                ids.address(path + "/signatures.atom"),
                ids.address(path),
                gathering.entries());
    }

    /** Motions that a Member tabled, signed or left. */
    AtomFeed member(Member member, List<MemberMotions.Name> standing, List<MemberMotions.Name> takenOff) {
        Gathering gathering = changes.new Gathering();
        Map<Long, MemberMotions.Name> known = new TreeMap<>();
        standing.forEach(name -> known.put(name.motion().id(), name));
        takenOff.forEach(name -> known.put(name.motion().id(), name));
        for (Item item : news.listOfMember(member.mnisId(), MOST)) {
            Optional.ofNullable(known.get(item.motionId()))
                    .ifPresent(name -> add(gathering, subject(name.motion()), member, item));
        }
        for (MemberMotions.Name name : known.values()) {
            gathering.name(subject(name.motion()), member, true, name.signedOn(), 0, null);
            if (name.withdrawn()) {
                gathering.name(subject(name.motion()), member, false, name.withdrawnOn(), 0, null);
            }
        }
        String path = "/members/" + member.mnisId();
        return new AtomFeed(
                ids.id(path + "/motions"),
                NameChanges.invented(member.demonstration(), words("feed.member", member.name())),
                words("feed.member-what", member.name()),
                ids.address(path + "/motions.atom"),
                ids.address(path),
                gathering.entries());
    }

    private static void add(Gathering gathering, Subject subject, Member member, Item item) {
        gathering.name(subject, member, item.kind() == MotionNews.Kind.SIGNED, item.on(), item.turn(), item.seenAt());
    }

    private static Subject subject(FoundMotion motion) {
        return new Subject(motion.name(), motion.title(), motion.demonstration());
    }
}
