package org.centrallobby.letters.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.centrallobby.kit.time.LondonTime;
import org.springframework.stereotype.Component;

/** How Members answer, as far as writers and offices told us. */
@Component
public class Responsiveness {
    /** Both questions have been asked by then: whoever answers the first at once must not count alone. */
    private static final int DAYS_TO_TELL = 28;

    /** How many twelve months back. */
    private static final int PERIODS = 5;

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A stretch of days, both ends included. */
    record Period(LocalDate from, LocalDate to) {}

    private final AnswerRows rows;
    private final InstantSource clock;
    private final Cache<Period, Map<Integer, Reports>> kept;

    Responsiveness(AnswerRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(2L * PERIODS)
                .expireAfterWrite(KEPT)
                .ticker(() -> nanos(clock.instant()))
                .build();
    }

    /** The latest twelve months of one Member. */
    public Reports latest(int memberId) {
        return of(period(0), memberId);
    }

    /** The latest twelve months of every Member of whom we were told something, by Parliament's id. */
    public Map<Integer, Reports> listLatest() {
        return in(period(0));
    }

    /** The latest twelve months of one Member, and those before of which we were told something. */
    public List<Reports> list(int memberId) {
        List<Reports> periods = new ArrayList<>(List.of(latest(memberId)));
        for (int back = 1; back < PERIODS; back++) {
            Reports before = of(period(back), memberId);
            if (before.told() > 0) {
                periods.add(before);
            }
        }
        return periods;
    }

    private Reports of(Period period, int memberId) {
        return in(period).getOrDefault(memberId, new Reports(period.from(), period.to(), 0, 0, 0));
    }

    private Map<Integer, Reports> in(Period period) {
        return Objects.requireNonNull(kept.get(period, rows::count));
    }

    private Period period(int back) {
        LocalDate end = LondonTime.today(clock).minusDays(DAYS_TO_TELL);
        return new Period(end.minusYears(back + 1L).plusDays(1), end.minusYears(back));
    }

    private static long nanos(Instant now) {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
