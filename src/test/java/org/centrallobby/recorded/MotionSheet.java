package org.centrallobby.recorded;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A motion as the Early Day Motions API writes it, quirks included.
 *
 * @param suffix such as A1; null for a motion that amends none
 * @param status 0, 1, or whatever a test wants written: a text is put in quotes
 * @param sponsor the Member in charge
 * @param counted what SponsorsCount says; null for as many as stand
 * @param names null to leave Sponsors out, as the API does of a list
 */
public record MotionSheet(
        int id,
        int uin,
        @Nullable String suffix,
        String title,
        String text,
        LocalDate tabled,
        Object status,
        @Nullable LocalDate statusDate,
        @Nullable Integer amends,
        @Nullable String instrument,
        int sponsor,
        @Nullable Integer counted,
        @Nullable List<Name> names) {

    /** A name under it; order and day may be lost. */
    public record Name(
            int member,
            @Nullable Integer order,
            @Nullable LocalDate signed,
            boolean withdrawn,
            @Nullable LocalDate withdrawnOn) {}

    int count() {
        if (counted != null) {
            return counted;
        }
        return names == null
                ? 0
                : (int) names.stream().filter(name -> !name.withdrawn()).count();
    }

    /** Without names, as a list has it. */
    String listed(IntFunction<String> people) {
        return "{" + common(people) + "}";
    }

    /** With names, as a detail has it. */
    String detail(IntFunction<String> people) {
        StringBuilder json = new StringBuilder("{").append(common(people)).append(",\"Sponsors\":");
        if (names == null) {
            json.append("null");
        } else {
            json.append('[');
            for (int i = 0; i < names.size(); i++) {
                Name name = names.get(i);
                json.append(i == 0 ? "" : ",").append("{\"Id\":").append(id * 1000L + i);
                json.append(",\"MemberId\":").append(name.member()).append(",\"Member\":");
                json.append(member(name.member(), people));
                json.append(",\"SponsoringOrder\":").append(name.order());
                json.append(",\"CreatedWhen\":").append(day(name.signed()));
                json.append(",\"IsWithdrawn\":").append(name.withdrawn());
                json.append(",\"WithdrawnDate\":")
                        .append(day(name.withdrawnOn()))
                        .append('}');
            }
            json.append(']');
        }
        return json.append(",\"Amendments\":[]}").toString();
    }

    private String common(IntFunction<String> people) {
        String number = uin + (suffix == null ? "" : suffix);
        return "\"Id\":" + id + ",\"Status\":" + (status instanceof String ? quoted(status.toString()) : status)
                + ",\"StatusDate\":" + day(statusDate == null ? tabled : statusDate) + ",\"MemberId\":" + sponsor
                + ",\"PrimarySponsor\":" + member(sponsor, people) + ",\"Title\":" + quoted(title)
                + ",\"MotionText\":" + quoted(text) + ",\"AmendmentToMotionId\":" + amends + ",\"UIN\":" + uin
                + ",\"AmendmentSuffix\":" + (suffix == null ? "null" : quoted(suffix)) + ",\"DateTabled\":"
                + day(tabled)
                + ",\"PrayingAgainstNegativeStatutoryInstrumentId\":" + (instrument == null ? "null" : "4711")
                + ",\"StatutoryInstrumentNumber\":" + (instrument == null ? "null" : "812")
                + ",\"StatutoryInstrumentYear\":" + (instrument == null ? "null" : quoted("" + tabled.getYear()))
                + ",\"StatutoryInstrumentTitle\":" + (instrument == null ? "null" : quoted(instrument))
                + ",\"UINWithAmendmentSuffix\":" + quoted(number) + ",\"SponsorsCount\":" + count();
    }

    private static String member(int id, IntFunction<String> people) {
        String name = people.apply(id);
        int space = name.lastIndexOf(' ');
        return "{\"MnisId\":" + id + ",\"PimsId\":null,\"Name\":" + quoted(name) + ",\"ListAs\":"
                + quoted(name.substring(space + 1) + ", " + name.substring(0, Math.max(space, 0)))
                + ",\"Constituency\":\"Somewhere\",\"Status\":\"Current Member\",\"Party\":\"Independent\",\"PartyId\":8,"
                + "\"PartyColour\":\"909090\",\"PhotoUrl\":\"\"}";
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "null" : "\"" + day + "T00:00:00\"";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
