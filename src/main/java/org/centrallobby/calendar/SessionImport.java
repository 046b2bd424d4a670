package org.centrallobby.calendar;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.centrallobby.kit.imports.Column;
import org.centrallobby.kit.imports.CsvTable;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.Row;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in the Sessions of Parliament. It adds and corrects; what a file leaves out stays. */
@Component
@Kind(
        name = "sessions",
        holds = "Sessions of Parliament: CSV with citation (2008-09), start_date and end_date, which is empty for the"
                + " Session that runs. Other columns are passed over.")
class SessionImport implements ImportKind {
    private static final List<Column> COLUMNS =
            List.of(Column.required("citation"), Column.required("start_date"), Column.required("end_date"));

    private final Sessions sessions;

    SessionImport(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        Map<String, Session> taken = new LinkedHashMap<>();
        for (Path file : files) {
            try (CsvTable table = CsvTable.open(file, COLUMNS)) {
                table.forEach(tally, row -> take(row, taken));
            }
        }
        // Against what is known only now: a file may correct two neighbours at once.
        for (Session session : taken.values()) {
            for (Session known : sessions.listSessions()) {
                if (!taken.containsKey(known.citation()) && session.overlaps(known)) {
                    throw new ImportRefused("Session " + session.citation() + " overlaps Session " + known.citation()
                            + ", which is known and not in this file.");
                }
            }
        }
        List<Session> known = sessions.listSessions();
        for (Session session : taken.values()) {
            save(session, known, tally);
        }
    }

    private static void take(Row row, Map<String, Session> taken) throws RowFault {
        Session session = read(row);
        if (taken.containsKey(session.citation())) {
            throw new RowFault("Session " + session.citation() + " is in the file twice");
        }
        for (Session other : taken.values()) {
            if (session.overlaps(other)) {
                throw new RowFault("it overlaps Session " + other.citation());
            }
        }
        taken.put(session.citation(), session);
    }

    private static Session read(Row row) throws RowFault {
        try {
            return new Session(
                    row.get("citation"),
                    row.date("start_date"),
                    row.findDate("end_date").orElse(null));
        } catch (IllegalArgumentException e) {
            throw new RowFault(String.valueOf(e.getMessage()));
        }
    }

    private void save(Session session, List<Session> known, Tally tally) {
        if (known.contains(session)) {
            tally.unchanged(1);
            return;
        }
        boolean dated = known.stream().anyMatch(other -> other.citation().equals(session.citation()));
        sessions.save(session);
        if (dated) {
            tally.changed(1);
        } else {
            tally.added(1);
        }
    }
}
