/** The fictional place a first start lays out, and the true motion beside it. */
@NullMarked
package org.centrallobby.starter;

import org.jspecify.annotations.NullMarked;
