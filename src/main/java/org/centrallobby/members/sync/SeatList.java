package org.centrallobby.members.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.members.api.ApiSeat;
import org.centrallobby.places.CodeJoin;
import org.centrallobby.places.Constituencies;
import org.centrallobby.places.Constituency;
import org.springframework.stereotype.Component;

/** Puts Parliament's constituencies beside what is known of them; what Parliament does not tell stays. */
@Component
class SeatList {
    private final Constituencies constituencies;
    private final CodeJoin codes;

    SeatList(Constituencies constituencies, CodeJoin codes) {
        this.constituencies = constituencies;
        this.codes = codes;
    }

    /** Those that tell something new, as they are to be saved. */
    List<Constituency> listNew(List<ApiSeat> told, Reading reading) {
        List<Constituency> changed = new ArrayList<>();
        for (ApiSeat seat : told) {
            Optional<Constituency> merged = merge(seat);
            if (merged.isEmpty()) {
                reading.remark(
                        "Parliament tells no name, no first day or an impossible last day of constituency %d; it is left as it was."
                                .formatted(seat.id()));
            } else if (!merged.equals(constituencies.findByMnisId(seat.id()))) {
                changed.add(merged.get());
            }
        }
        return changed;
    }

    private Optional<Constituency> merge(ApiSeat seat) {
        if (seat.name() == null
                || seat.start() == null
                || (seat.end() != null && seat.end().isBefore(seat.start()))) {
            return Optional.empty();
        }
        Optional<Constituency> known = constituencies.findByMnisId(seat.id()).filter(old -> !old.demonstration());
        return Optional.of(new Constituency(
                seat.id(),
                known.map(Constituency::gss).orElse(null),
                seat.name(),
                known.map(Constituency::nameCy).orElse(null),
                known.map(Constituency::country).orElse(""),
                known.map(Constituency::region).orElse(""),
                String.valueOf(seat.start().getYear()),
                seat.start(),
                seat.end(),
                false));
    }

    void save(List<Constituency> seats) {
        seats.forEach(constituencies::save);
    }

    /** Gives those without a code theirs, as far as the ONS's file told it. */
    void joinCodes(Reading reading) {
        codes.join(reading::remark);
    }

    long countStanding(LocalDate day) {
        return constituencies.listStanding(day).stream()
                .filter(seat -> !seat.demonstration())
                .count();
    }

    Optional<Constituency> find(int mnisId) {
        return constituencies.findByMnisId(mnisId).filter(seat -> !seat.demonstration());
    }
}
