package org.centrallobby.motions.shapes;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.kit.time.LondonTime;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A motion as the detail request of Parliament's Early Day Motions API answers it. */
@Component
public class DetailShape implements MotionShape {
    private final Sessions sessions;
    private final Members members;
    private final InstantSource clock;

    DetailShape(Sessions sessions, Members members, InstantSource clock) {
        this.sessions = sessions;
        this.members = members;
        this.clock = clock;
    }

    @Override
    public boolean fits(Fields fields) {
        return fields.has("Id") && (fields.has("UIN") || fields.has("UINWithAmendmentSuffix"));
    }

    @Override
    public ToldMotion read(Fields fields) throws RowFault {
        int edmId = fields.number("Id").orElseThrow(() -> new RowFault("it has no Id"));
        LocalDate tabledOn = fields.day("DateTabled").orElseThrow(() -> new RowFault("it has no DateTabled"));
        MotionName name = name(fields, tabledOn);
        String title = fields.text("Title").orElseThrow(() -> new RowFault("it has no Title"));
        boolean withdrawn = isWithdrawn(fields);
        List<String> nameless = new ArrayList<>();
        Optional<Integer> count = fields.number("SponsorsCount");
        Member sponsor = sponsor(fields);
        List<Signature> signatures = withSponsor(signatures(fields, nameless), sponsor, tabledOn, count.orElse(0));
        long standing = signatures.stream().filter(sign -> !sign.withdrawn()).count();
        // Without a count nothing shows that the list is whole.
        boolean complete = fields.has("Sponsors")
                && nameless.isEmpty()
                && count.filter(told -> told == standing).isPresent();
        String source = words("motions.source.parliament", String.valueOf(edmId));
        Motion motion = new Motion(
                0,
                edmId,
                name,
                title,
                fields.text("MotionText").orElse(""),
                tabledOn,
                withdrawn,
                withdrawn ? fields.day("StatusDate").orElse(null) : null,
                instrument(fields),
                complete,
                complete ? null : count.map(told -> reported(told, source)).orElse(null),
                source,
                clock.instant(),
                false,
                signatures);
        Integer amends =
                fields.number("AmendmentToMotionId").filter(id -> id != 0).orElse(null);
        return new ToldMotion(motion, sponsor, amends, nameless, fields.has("Status"));
    }

    private ReportedCount reported(int count, String source) {
        return new ReportedCount(count, LondonTime.day(LondonTime.today(clock)), source);
    }

    /** The API names no Session: it is the one of the day. */
    private MotionName name(Fields fields, LocalDate tabledOn) throws RowFault {
        Session session = sessions.findFor(tabledOn)
                .orElseThrow(() -> new RowFault("it was tabled on " + LondonTime.day(tabledOn)
                        + ", a day of no Session we know; import sessions first"));
        String number = fields.text("UINWithAmendmentSuffix")
                .or(() -> fields.text("UIN")
                        .map(uin -> uin + fields.text("AmendmentSuffix").orElse("")))
                .orElseThrow(() -> new RowFault("it has no UIN"));
        return MotionName.find(session.citation(), number)
                .orElseThrow(() -> new RowFault("“" + number + "” is no number of a motion"));
    }

    /** Told as a number in what the API really sends and as a word in what it promises. */
    private static boolean isWithdrawn(Fields fields) throws RowFault {
        String status = fields.text("Status").orElse("Published");
        return switch (status) {
            case "0", "Published" -> false;
            case "1", "Withdrawn" -> true;
            default -> throw new RowFault("its Status is “" + status + "”, which we do not understand");
        };
    }

    private static @Nullable String instrument(Fields fields) {
        String number = Stream.of("StatutoryInstrumentYear", "StatutoryInstrumentNumber")
                .flatMap(part -> fields.text(part).stream())
                .collect(Collectors.joining("/"));
        String instrument = Stream.of(
                        fields.text("StatutoryInstrumentTitle").orElse(""), number.isEmpty() ? "" : "S.I. " + number)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        if (!instrument.isEmpty()) {
            return instrument;
        }
        return fields.text("PrayingAgainstNegativeStatutoryInstrumentId")
                .filter(id -> !id.equals("0"))
                .map(id -> words("motions.instrument.unnamed", id))
                .orElse(null);
    }

    /** A Member who signed, withdrew and signed again stands in the list more than once: what stands counts. */
    private List<Signature> signatures(Fields fields, List<String> nameless) throws RowFault {
        Map<Integer, Signature> names = new LinkedHashMap<>();
        for (Fields sponsor : fields.list("Sponsors")) {
            Fields member = sponsor.object("Member");
            Optional<Integer> mnisId = member.number("MnisId");
            Optional<Member> signer = member(mnisId.isPresent() ? mnisId : sponsor.number("MemberId"), member);
            if (signer.isEmpty()) {
                nameless.add(member.text("Name").orElse("a name without an id"));
                continue;
            }
            boolean withdrawn = sponsor.isTrue("IsWithdrawn");
            Signature signature = new Signature(
                    signer.get(),
                    sponsor.number("SponsoringOrder").orElse(null),
                    sponsor.day("CreatedWhen").orElse(null),
                    withdrawn,
                    withdrawn ? sponsor.day("WithdrawnDate").orElse(null) : null);
            names.merge(signer.get().mnisId(), signature, (one, other) -> one.withdrawn() ? other : one);
        }
        return names.values().stream().sorted(Signature.IN_ORDER).toList();
    }

    private @Nullable Member sponsor(Fields fields) throws RowFault {
        Fields told = fields.object("PrimarySponsor");
        Optional<Integer> mnisId = told.number("MnisId");
        return member(mnisId.isPresent() ? mnisId : fields.number("MemberId"), told)
                .orElse(null);
    }

    /** The count includes the Member in charge; where only that name is wanting from the list, it is added. */
    private static List<Signature> withSponsor(
            List<Signature> listed, @Nullable Member sponsor, LocalDate tabledOn, int count) {
        long standing = listed.stream().filter(sign -> !sign.withdrawn()).count();
        if (sponsor == null
                || count != standing + 1
                || listed.stream().anyMatch(sign -> sign.member().mnisId() == sponsor.mnisId())) {
            return listed;
        }
        boolean first = listed.stream().noneMatch(sign -> Objects.equals(sign.order(), 1));
        Signature own = new Signature(sponsor, first ? 1 : null, tabledOn, false, null);
        return Stream.concat(Stream.of(own), listed.stream())
                .sorted(Signature.IN_ORDER)
                .toList();
    }

    private Optional<Member> member(Optional<Integer> mnisId, Fields member) {
        return mnisId.flatMap(id ->
                members.findMember(id).or(() -> member.text("Name").map(name -> new Member(id, name, null, false))));
    }
}
