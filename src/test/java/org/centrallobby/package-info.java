/** Tests of the whole, and what all tests stand on. */
@NullMarked
package org.centrallobby;

import org.jspecify.annotations.NullMarked;
