/** Did you get an answer? Writers are asked twice at most; what they and offices say is counted, and shown if the operator says so. */
@NullMarked
package org.centrallobby.letters.answers;

import org.jspecify.annotations.NullMarked;
