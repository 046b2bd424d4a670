package org.centrallobby.members.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.centrallobby.Parliament;
import org.centrallobby.SharedData;
import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.sync.Outcome;
import org.centrallobby.kit.sync.Reading;
import org.centrallobby.members.Contact;
import org.centrallobby.members.Members;
import org.centrallobby.recorded.RecordedMembers;
import org.centrallobby.recorded.RecordedParliament;
import org.junit.jupiter.api.Test;

/** The real House of August 2026, served by a recorded Parliament. */
class HouseFullSizeTest {
    @Test
    void all_650_are_read_and_agree_with_the_list_that_was_imported_before() throws Exception {
        Path list = SharedData.file("people/mps_current.csv");
        Path data = Optional.ofNullable(list.getParent()).orElseThrow().resolveSibling("");
        LocalDate today = LocalDate.parse("2026-08-20");
        try (RecordedParliament api = RecordedParliament.start();
                Parliament parliament = Parliament.at("2026-08-20T09:00:00Z", api)) {
            RecordedMembers.fullSize(api, data);
            Members members = parliament.get(Members.class);
            parliament
                    .get(Sittings.class)
                    .replace(
                            List.of(),
                            List.of(new NonSitting(
                                    NonSitting.Kind.DISSOLUTION,
                                    null,
                                    LocalDate.parse("2024-05-30"),
                                    LocalDate.parse("2024-07-08"),
                                    "test")));
            parliament.take("constituencies", SharedData.file("constituencies/constituencies_2024.csv"));
            parliament.take("members", list);
            int imported = members.listSitting(today).size();

            long start = System.nanoTime();
            Outcome first = parliament.read("members");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            start = System.nanoTime();
            Outcome second = parliament.read("members");
            Duration again = Duration.ofNanos(System.nanoTime() - start);
            start = System.nanoTime();
            Outcome history = parliament.read("members", new Reading.Options(true, false));
            Duration past = Duration.ofNanos(System.nanoTime() - start);

            System.out.printf(
                    Locale.ROOT,
                    "650 Members read in %d ms, again in %d ms, with the past in %d ms%n",
                    took.toMillis(),
                    again.toMillis(),
                    past.toMillis());
            assertThat(List.of(first, second, history)).allMatch(Outcome.Done.class::isInstance);
            assertThat(((Outcome.Done) first).reading().remarks()).isEmpty();
            assertThat(members.listSitting(today)).hasSize(imported).hasSizeBetween(648, 650);
            assertThat(members.listSitting(today))
                    .allMatch(held -> members.findContact(held.member().mnisId())
                            .map(Contact::source)
                            .isPresent());
            assertThat(took).isLessThan(Duration.ofMinutes(3));
        }
    }
}
