package org.centrallobby.letters.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.centrallobby.confirmation.Confirmations;
import org.centrallobby.confirmation.Purpose;
import org.centrallobby.letters.Draft;
import org.centrallobby.letters.Letter;
import org.centrallobby.letters.LetterKind;
import org.centrallobby.letters.desk.LetterWorld;
import org.centrallobby.letters.desk.Written;
import org.centrallobby.letters.store.LineRows;
import org.centrallobby.mail.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Many letters, each of another person's from another network. */
final class LineLetters {
    private final LetterWorld world;
    private int people;

    LineLetters(LetterWorld world) {
        this.world = world;
    }

    /** Writes letters; their links. */
    List<String> write(int many, @Nullable String campaign) {
        return IntStream.range(0, many)
                .mapToObj(i -> write(campaign, LetterKind.CAMPAIGN, LetterWorld.ADA, LetterWorld.ZED_BAY))
                .toList();
    }

    private String write(@Nullable String campaign, LetterKind kind, int member, int seat) {
        int person = ++people;
        Draft usual = world.draft(
                UUID.randomUUID(),
                LetterWorld.writer("writer" + person + "@example.test"),
                "Dear Ada,\n\nThe ferry is late again.\n\nAsha",
                member,
                seat);
        Draft draft = new Draft(
                usual.formId(),
                kind,
                false,
                campaign,
                kind == LetterKind.CASEWORK ? null : usual.motionId(),
                usual.topic(),
                usual.organiser(),
                member,
                seat,
                usual.writer(),
                usual.text(),
                usual.consentVersion());
        Written.Stored stored =
                (Written.Stored) world.letters.write(draft, "198.51." + person / 250 + "." + (person % 250 + 1));
        return world.program
                .get(Confirmations.class)
                .issue(Purpose.LETTER, stored.letterId())
                .token();
    }

    /** Writes and confirms letters to Ada Thorne, one a second. */
    List<Letter> confirm(int many, @Nullable String campaign) {
        return IntStream.range(0, many)
                .mapToObj(i -> confirm(campaign, LetterKind.CAMPAIGN, LetterWorld.ADA, LetterWorld.ZED_BAY))
                .toList();
    }

    Letter confirm(@Nullable String campaign, LetterKind kind, int member, int seat) {
        String token = write(campaign, kind, member, seat);
        world.confirming.confirm(token);
        return world.letters.findByToken(token).orElseThrow();
    }

    long posted() {
        return world.count("select count(*) from letter where posted_at is not null and kind <> 'CASEWORK'");
    }

    List<Letter> inLine() {
        return world
                .program
                .database()
                .jdbc()
                .sql("select id from letter where state = 'READY' and posted_at is null order by id")
                .query(Long.class)
                .list()
                .stream()
                .map(id -> world.letters.find(id).orElseThrow())
                .toList();
    }

    List<Letter> newlyPosted(List<Letter> before) {
        List<Letter> posted = new ArrayList<>();
        for (Letter letter : before) {
            Letter now = world.letters.find(letter.id()).orElseThrow();
            if (now.postedAt() != null) {
                posted.add(now);
            }
        }
        return posted;
    }

    List<Instant> postedTimes() {
        return world.program
                .database()
                .jdbc()
                .sql("select posted_at from letter where posted_at is not null order by posted_at, id")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /** Letters of the campaign that had most, in the order in which they went. */
    List<Long> postedIds() {
        return world.program
                .database()
                .jdbc()
                .sql(
                        "select id from letter where campaign = 'ferries' and posted_at is not null order by posted_at, id")
                .query(Long.class)
                .list();
    }

    /** The same line as another node has it. */
    Line anotherNode() {
        return new Line(
                world.program.get(LineRows.class),
                world.program.get(Posting.class),
                world.program.get(Tasks.class),
                world.program.get(TransactionTemplate.class),
                world.clock,
                world.program.settings());
    }
}
