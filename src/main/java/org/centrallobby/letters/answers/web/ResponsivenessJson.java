package org.centrallobby.letters.answers.web;

import static org.centrallobby.kit.web.Words.words;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.centrallobby.kit.Settings;
import org.centrallobby.kit.api.Json;
import org.centrallobby.letters.answers.Reports;
import org.centrallobby.letters.answers.Responsiveness;
import org.centrallobby.letters.answers.Wilson;
import org.centrallobby.members.Members;
import org.centrallobby.members.web.MemberView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs, under the same condition. */
@RestController
class ResponsivenessJson {
    /**
     * One period; the numbers are null where too few letters were told of.
     *
     * @param low the lower end of the interval
     * @param high its upper end
     */
    record Period(
            String from,
            String to,
            @Nullable Long told,
            @Nullable Long answered,
            @Nullable Long acknowledged,
            @Nullable Long unanswered,
            @Nullable Double low,
            @Nullable Double high) {
        static Period of(Reports reports) {
            Wilson share = reports.share().orElse(null);
            return share == null
                    ? new Period(day(reports.from()), day(reports.to()), null, null, null, null, null, null)
                    : new Period(
                            day(reports.from()),
                            day(reports.to()),
                            reports.told(),
                            reports.answered(),
                            reports.acknowledged(),
                            reports.unanswered(),
                            round(share.low()),
                            round(share.high()));
        }

        private static String day(LocalDate day) {
            return day.toString();
        }

        private static double round(double share) {
            return Math.round(share * 10_000) / 10_000.0;
        }
    }

    /** One Member. */
    record One(MemberView member, List<Period> periods, String method) {}

    /** Every Member of whom something was told, by id. */
    record All(List<Line> members, String method) {}

    /** One of them, in the latest twelve months. */
    record Line(MemberView member, Period period) {}

    private static final String METHOD = "/responsiveness/method";
    private final Responsiveness responsiveness;
    private final Members members;
    private final Settings settings;

    ResponsivenessJson(Responsiveness responsiveness, Members members, Settings settings) {
        this.responsiveness = responsiveness;
        this.members = members;
        this.settings = settings;
    }

    @GetMapping("/api/v1/responsiveness")
    ResponseEntity<byte[]> list() {
        if (!settings.choices().responsiveness()) {
            return notPublished();
        }
        List<Line> lines = responsiveness.listLatest().entrySet().stream()
                .flatMap(entry -> members
                        .findMember(entry.getKey())
                        .map(member -> new Line(MemberView.of(member), Period.of(entry.getValue())))
                        .stream())
                .sorted(Comparator.comparingInt(line -> line.member().mnisId()))
                .toList();
        return Json.of(new All(lines, METHOD));
    }

    @GetMapping("/api/v1/members/{mnisId}/responsiveness")
    ResponseEntity<byte[]> member(@PathVariable int mnisId) {
        if (!settings.choices().responsiveness()) {
            return notPublished();
        }
        return members.findMember(mnisId)
                .map(member -> Json.of(new One(
                        MemberView.of(member),
                        responsiveness.list(mnisId).stream().map(Period::of).toList(),
                        METHOD)))
                .orElseGet(() -> Json.problem(HttpStatus.NOT_FOUND, "unknown", words("api.member.unknown")));
    }

    private static ResponseEntity<byte[]> notPublished() {
        return Json.problem(HttpStatus.NOT_FOUND, "not-published", words("api.responsiveness.not-published"));
    }
}
