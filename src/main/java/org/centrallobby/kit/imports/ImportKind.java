package org.centrallobby.kit.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of file that {@code bin/lobby import} takes. */
public interface ImportKind {
    /** The word on the command line, such as {@code postcodes}. */
    String name();

    /** What the file must hold, for {@code --help}: one or two sentences. */
    String describe();

    /** Whether {@code --as-of} means something for this kind. */
    default boolean takesAsOf() {
        return false;
    }

    /**
     * Reads the files and applies them in one transaction.
     *
     * @param asOf the one day the files tell of; null where they tell of the present
     * @param tally where rows are counted as they are read
     * @throws ImportRefused if the files cannot be used; nothing was changed
     */
    void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException;
}
