package org.centrallobby.calendar.imports;

import org.centrallobby.calendar.NonSitting;
import org.centrallobby.calendar.Sittings;
import org.centrallobby.kit.imports.Kind;
import org.springframework.stereotype.Component;

/** Recesses of the Commons. */
@Component
@Kind(
        name = "recesses",
        holds =
                "Recesses of the Commons: CSV with start_date and end_date, the first and last day without the weekends beside"
                        + " them, house and description (Christmas recess). Rows of the Lords are passed over.")
class RecessImport extends PeriodImport {
    RecessImport(Sittings sittings) {
        super(sittings, NonSitting.Kind.RECESS);
    }
}
