package org.centrallobby.calendar.imports;

import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.Kind;
import org.springframework.stereotype.Component;

/** Prorogations of Parliament. */
@Component
@Kind(
        name = "prorogations",
        holds =
                "Prorogations of Parliament: CSV with start_date and end_date, the first and last day without the weekends beside"
                        + " them. Rows of the Lords are passed over.")
class ProrogationImport extends PeriodImport {
    ProrogationImport(Sittings sittings) {
        super(sittings, NonSitting.Kind.PROROGATION);
    }
}
