package org.centrallobby.kit.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of file that {@code bin/lobby import} takes, described by its {@link Kind}. */
public interface ImportKind {
    /**
     * Reads the files and applies them in one transaction.
     *
     * @param asOf the one day the files tell of; null where they tell of the present
     * @param tally where rows are counted as they are read
     * @throws ImportRefused if the files cannot be used; nothing was changed
     */
    void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException;
}
