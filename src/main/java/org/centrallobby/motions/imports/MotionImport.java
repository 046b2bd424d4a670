package org.centrallobby.motions.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.centrallobby.kit.imports.ImportKind;
import org.centrallobby.kit.imports.ImportRefused;
import org.centrallobby.kit.imports.Kind;
import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.imports.Tally;
import org.centrallobby.kit.json.Fields;
import org.centrallobby.motions.KeptMotion;
import org.centrallobby.motions.Motion;
import org.centrallobby.motions.Motions;
import org.centrallobby.motions.shapes.MotionMerge;
import org.centrallobby.motions.shapes.MotionShape;
import org.centrallobby.motions.shapes.ToldMotion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in motions with their signatures. */
@Component
@Kind(
        name = "motions",
        holds = "Early day motions: JSON, a list of motions as the detail request of Parliament's API gives"
                + " them, or its envelope. Names without Parliament's id are left out, and the motion is then marked"
                + " incomplete.")
class MotionImport implements ImportKind {
    /** A motion and the place it was read from. */
    private record Read(ToldMotion told, String file, long line) {}

    private final List<MotionShape> shapes;
    private final Motions motions;

    MotionImport(List<MotionShape> shapes, Motions motions) {
        this.shapes = shapes;
        this.motions = motions;
    }

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void run(List<Path> files, @Nullable LocalDate asOf, Tally tally) throws ImportRefused, IOException {
        List<Read> read = new ArrayList<>();
        for (Path path : files) {
            String file = String.valueOf(path.getFileName());
            for (MotionFile.Entry entry : MotionFile.read(path)) {
                tally.read();
                try {
                    read.add(new Read(read(entry.fields()), file, entry.line()));
                } catch (RowFault fault) {
                    tally.leaveOut(file, entry.line(), String.valueOf(fault.getMessage()));
                }
            }
        }
        // A motion comes before its amendments, which point to it.
        read.sort(Comparator.comparing(motion -> motion.told().amends() != null));
        Set<Object> taken = new HashSet<>();
        for (Read motion : read) {
            try {
                if (!taken.add(motion.told().motion().name())) {
                    throw new RowFault("motion " + motion.told().motion().name() + " stands in the file twice");
                }
                take(motion, tally);
            } catch (RowFault fault) {
                tally.leaveOut(motion.file(), motion.line(), String.valueOf(fault.getMessage()));
            }
        }
    }

    private ToldMotion read(Fields fields) throws RowFault {
        for (MotionShape shape : shapes) {
            if (shape.fits(fields)) {
                return shape.read(fields);
            }
        }
        throw new RowFault("it has neither the fields of Parliament's API (Id, UIN) nor uin and session");
    }

    private void take(Read read, Tally tally) throws RowFault {
        Motion told = read.told().motion();
        Optional<Motion> known = find(told);
        Motion merged = known.isPresent() ? MotionMerge.merge(known.get(), read.told()) : told;
        Motion amended = amended(read, tally);
        boolean amends = amended != null
                && known.flatMap(motions::findAmended)
                        .filter(motion -> motion.id() == amended.id())
                        .isEmpty();
        if (known.isPresent() && merged.equals(known.get()) && !amends) {
            tally.unchanged(1);
        } else {
            motions.saveAll(List.of(new KeptMotion(
                    merged, read.told().sponsor(), amended, read.told().amends(), false)));
            if (known.isPresent()) {
                tally.changed(1);
            } else {
                tally.added(1);
            }
        }
        remarkNameless(read, tally);
    }

    /** The motion as we know it, by Parliament's id or else by its name; both must agree. */
    private Optional<Motion> find(Motion told) throws RowFault {
        Integer edmId = told.edmId();
        Optional<Motion> byName = motions.findMotion(told.name());
        Optional<Motion> byId = edmId == null ? Optional.empty() : motions.findByEdmId(edmId);
        if (byId.isPresent() && !byId.get().name().equals(told.name())) {
            throw new RowFault("Parliament's id " + edmId + " is known as that of motion "
                    + byId.get().name() + ", not of " + told.name());
        }
        Integer knownId = byName.map(Motion::edmId).orElse(null);
        if (edmId != null && knownId != null && !knownId.equals(edmId)) {
            throw new RowFault(
                    "motion " + told.name() + " is known under Parliament's id " + knownId + ", not " + edmId);
        }
        return byName;
    }

    private @Nullable Motion amended(Read read, Tally tally) {
        Integer edmId = read.told().amends();
        if (edmId == null) {
            return null;
        }
        Optional<Motion> amended = motions.findByEdmId(edmId);
        if (amended.isEmpty()) {
            tally.remark("Motion %s amends the motion with Parliament's id %d, which is not known yet."
                    .formatted(read.told().motion().name(), edmId));
        }
        return amended.orElse(null);
    }

    private static void remarkNameless(Read read, Tally tally) {
        List<String> nameless = read.told().nameless();
        if (!nameless.isEmpty()) {
            tally.remark("%s:%d: motion %s is marked incomplete; %s left out for want of Parliament's id: %s."
                    .formatted(
                            read.file(),
                            read.line(),
                            read.told().motion().name(),
                            nameless.size() == 1 ? "one name was" : nameless.size() + " names were",
                            String.join(", ", nameless)));
        }
    }
}
