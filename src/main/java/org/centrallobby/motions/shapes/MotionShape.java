package org.centrallobby.motions.shapes;

import org.centrallobby.kit.imports.RowFault;
import org.centrallobby.kit.json.Fields;

/** A shape in which files tell of motions. */
public interface MotionShape {
    /** Whether the fields are of this shape. */
    boolean fits(Fields fields);

    /**
     * Reads one motion.
     *
     * @throws RowFault if the motion has to be left out
     */
    ToldMotion read(Fields fields) throws RowFault;
}
