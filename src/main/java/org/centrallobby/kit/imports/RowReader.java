package org.centrallobby.kit.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of the wanted cells only: the ONS Postcode Directory has 2.7 million rows of fifty columns, and we want
 * three of them. Until the header is known it keeps all cells.
 */
final class RowReader extends AbstractBaseCsvCallbackHandler<RowReader.Line> {
    /** A row, and what is needed to judge whether it is whole. */
    record Line(Row row, List<String> cells, int fields, boolean lastFieldEmpty) {}

    private @Nullable CsvHeader header;
    private List<String> cells = new ArrayList<>();
    private @Nullable String[] values = {};
    private boolean lastFieldEmpty;
    private long line;

    void follow(CsvHeader known) {
        header = known;
        cells = List.of();
    }

    /** Where the row begins that was read last, even if it proved faulty. */
    long line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        if (header != null) {
            values = new String[header.size()];
        }
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
        lastFieldEmpty = length == 0;
        if (header == null) {
            cells.add(new String(text, offset, length).strip());
        } else if (header.wants(field)) {
            values[header.placeOf(field)] = new String(text, offset, length);
        }
    }

    @Override
    protected Line buildRecord() {
        return new Line(new Row(header, values, line), cells, getFieldCount(), lastFieldEmpty);
    }
}
