package org.centrallobby.starter;

import static org.centrallobby.kit.web.Words.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invented motions. Their numbers begin with Z, so that no real motion ever has the same. */
@Component
class ZedlandMotions {
    static final String NOW = "2026-27";
    static final String BEFORE = "2024-26";
    private final Motions motions;

    ZedlandMotions(Motions motions) {
        this.motions = motions;
    }

    /** All names are held: signed early, signed late, and one taken off. */
    long open(Instant readAt) {
        return motions.save(motion(
                NOW,
                "Z7",
                "safe-crossings",
                LocalDate.of(2026, 10, 12),
                null,
                true,
                List.of(
                        signed(2, 1, LocalDate.of(2026, 10, 12)),
                        signed(9, 2, LocalDate.of(2026, 10, 12)),
                        new Signature(
                                Zedland.member(3), 3, LocalDate.of(2026, 10, 14), true, LocalDate.of(2026, 11, 3)),
                        signed(10, 4, LocalDate.of(2026, 11, 19))),
                readAt));
    }

    /** Some names are held. */
    long partly(Instant readAt) {
        return motions.save(motion(
                NOW,
                "Z9",
                "late-libraries",
                LocalDate.of(2026, 11, 2),
                null,
                false,
                List.of(signed(11, 1, LocalDate.of(2026, 11, 2))),
                readAt));
    }

    /** Of the Session before, so that it fell. */
    long fallen(Instant readAt) {
        return motions.save(motion(
                BEFORE,
                "Z8",
                "night-buses",
                LocalDate.of(2026, 2, 4),
                null,
                true,
                List.of(signed(3, 1, LocalDate.of(2026, 2, 4)), signed(12, 2, LocalDate.of(2026, 2, 11))),
                readAt));
    }

    /** Taken back by the Member who tabled it. */
    long withdrawn(Instant readAt) {
        return motions.save(motion(
                NOW,
                "Z6",
                "harbour-fence",
                LocalDate.of(2026, 6, 8),
                LocalDate.of(2026, 7, 1),
                true,
                List.of(signed(10, 1, LocalDate.of(2026, 6, 8))),
                readAt));
    }

    private static Signature signed(int number, int order, LocalDate on) {
        return new Signature(Zedland.member(number), order, on, false, null);
    }

    private static Motion motion(
            String session,
            String number,
            String slug,
            LocalDate tabledOn,
            @Nullable LocalDate withdrawnOn,
            boolean complete,
            List<Signature> signatures,
            Instant readAt) {
        return new Motion(
                0,
                null,
                new MotionName(session, number),
                words("zedland.title." + number),
                words("zedland." + slug + ".motion"),
                tabledOn,
                withdrawnOn != null,
                withdrawnOn,
                null,
                complete,
                null,
                Zedland.SOURCE,
                readAt,
                true,
                signatures);
    }
}
