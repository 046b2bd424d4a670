package org.centrallobby.kit.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** What became of the rows of an import. */
public final class Tally {
    /** A row that was not taken, and why. Lines count from 1, the header included. */
    public record LeftOut(String file, long line, String reason) {}

    private final IntConsumer progress;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int read;
    private int added;
    private int changed;
    private int unchanged;

    /** @param progress told the number of rows read so far, every thousandth row */
    public Tally(IntConsumer progress) {
        this.progress = progress;
    }

    public void read() {
        read++;
        if (read % 1000 == 0) {
            progress.accept(read);
        }
    }

    public void added(int rows) {
        added += rows;
    }

    public void changed(int rows) {
        changed += rows;
    }

    public void unchanged(int rows) {
        unchanged += rows;
    }

    public void leaveOut(String file, long line, String reason) {
        leftOut.add(new LeftOut(file, line, reason));
    }

    /** Something the operator should know that is no fault of a row. One sentence. */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    public List<LeftOut> listLeftOut() {
        return List.copyOf(leftOut);
    }

    public List<String> listRemarks() {
        return List.copyOf(remarks);
    }

    /** The line every import ends with. */
    @Override
    public String toString() {
        return "read %d, new %d, changed %d, unchanged %d, left out %d"
                .formatted(read, added, changed, unchanged, leftOut.size());
    }
}
