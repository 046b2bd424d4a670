package org.centrallobby.motions.imports;

import static org.centrallobby.kit.web.Words.words;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.calendar.Session;
import org.centrallobby.calendar.Sessions;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.members.Member;
import org.centrallobby.members.Members;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.MotionName;
import org.centrallobby.motions.ReportedCount;
import org.centrallobby.motions.Signature;
import org.centrallobby.motions.shapes.MotionShape;
import org.centrallobby.motions.shapes.ToldMotion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A motion as people wrote it down from order papers and old pages, saying what they could not find. */
@Component
class ResearchShape implements MotionShape {
    private final Sessions sessions;
    private final Members members;
    private final InstantSource clock;

    ResearchShape(Sessions sessions, Members members, InstantSource clock) {
        this.sessions = sessions;
        this.members = members;
        this.clock = clock;
    }

    @Override
    public boolean fits(Fields fields) {
        return fields.has("uin") && fields.has("session");
    }

    @Override
    public ToldMotion read(Fields fields) throws RowFault {
        MotionName name = name(fields);
        String title = fields.text("title").orElseThrow(() -> new RowFault("motion " + name + " has no title"));
        LocalDate tabledOn =
                fields.day("date_tabled").orElseThrow(() -> new RowFault("motion " + name + " has no date_tabled"));
        Optional<Integer> edmId = fields.number("legacy_edm_id");
        List<String> nameless = new ArrayList<>();
        List<Signature> signatures = signatures(fields, nameless);
        boolean complete = fields.isTrue("signatory_list_complete") && nameless.isEmpty();
        String source = fields.text("source").orElseThrow(() -> new RowFault("motion " + name + " has no source"));
        Motion motion = new Motion(
                0,
                edmId.isPresent() ? edmId.get() : fields.number("edm_id").orElse(null),
                name,
                title,
                text(fields),
                tabledOn,
                false,
                null,
                null,
                complete,
                complete ? null : reported(fields, source),
                source,
                clock.instant(),
                false,
                signatures);
        return new ToldMotion(motion, null, null, nameless, false);
    }

    private MotionName name(Fields fields) throws RowFault {
        String citation = fields.text("session").orElseThrow(() -> new RowFault("it has no session"));
        Session session = sessions.findByCitation(citation)
                .orElseThrow(() -> new RowFault("Session " + citation + " is not known; import sessions first"));
        String number = fields.text("uin").orElseThrow(() -> new RowFault("it has no uin"));
        return MotionName.find(session.citation(), number)
                .orElseThrow(() -> new RowFault("“" + number + "” is no number of a motion"));
    }

    private static String text(Fields fields) {
        String text = fields.text("motion_text").orElse("");
        boolean cut = fields.has("text_complete") && !fields.isTrue("text_complete");
        return cut && !text.isEmpty() && !text.endsWith("…") ? text + " …" : text;
    }

    /** What somebody observed goes before what stood in print beside an incomplete list. */
    private static @Nullable ReportedCount reported(Fields fields, String source) throws RowFault {
        for (Fields observation : fields.list("signature_observations")) {
            Optional<Integer> count = observation.number("count");
            if (count.isPresent()) {
                return new ReportedCount(
                        count.get(),
                        observation.text("as_of").orElse(""),
                        observation.text("source").orElse(source));
            }
        }
        return fields.number("signature_count_printed")
                .map(count -> new ReportedCount(count, words("motions.count.printed"), source))
                .orElse(null);
    }

    private List<Signature> signatures(Fields fields, List<String> nameless) throws RowFault {
        List<Signature> signatures = new ArrayList<>();
        List<Fields> listed = new ArrayList<>(fields.list("signatories_listed"));
        listed.addAll(fields.list("signatures"));
        for (Fields signatory : listed) {
            Optional<String> name = signatory.text("printed_name").or(() -> signatory.text("name"));
            Optional<Member> member = member(signatory.number("mnis_id"), name);
            if (member.isEmpty()) {
                nameless.add(name.orElse("a name without an id"));
                continue;
            }
            signatures.add(new Signature(
                    member.get(),
                    signatory.number("order").orElse(null),
                    signatory.day("signed_on").orElse(null),
                    false,
                    null));
        }
        return signatures.stream().sorted(Signature.IN_ORDER).toList();
    }

    private Optional<Member> member(Optional<Integer> mnisId, Optional<String> name) {
        return mnisId.flatMap(id ->
                members.findMember(id).or(() -> name.map(known -> new Member(id, known, null, false))));
    }
}
