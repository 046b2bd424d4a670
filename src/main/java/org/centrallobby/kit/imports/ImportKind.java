package org.centrallobby.kit.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;

/** One kind of file that {@code bin/lobby import} takes, described by its {@link Kind}. */
public interface ImportKind {
    /** As its {@link Kind} says. */
    default String name() {
        return kind().name();
    }

    /** As its {@link Kind} says. */
    default String describe() {
        return kind().holds();
    }

    /** As its {@link Kind} says. */
    default boolean takesAsOf() {
        return kind().takesAsOf();
    }

    private Kind kind() {
        return Objects.requireNonNull(
                AnnotationUtils.findAnnotation(getClass(), Kind.class), "every kind of import is described by @Kind");
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
