package org.centrallobby.calendar.imports;

import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.Kind;
import org.springframework.stereotype.Component;

/** Dissolutions of Parliament. */
@Component
@Kind(
        name = "dissolutions",
        holds =
                "Dissolutions of Parliament: CSV with start_date and end_date, the first and last day without the weekends beside"
                        + " them. Rows of the Lords are passed over.")
class DissolutionImport extends PeriodImport {
    DissolutionImport(Sittings sittings) {
        super(sittings, NonSitting.Kind.DISSOLUTION);
    }
}
