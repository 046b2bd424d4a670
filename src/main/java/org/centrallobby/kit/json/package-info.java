/** Other people's JSON, read field by field. */
@NullMarked
package org.centrallobby.kit.json;

import org.jspecify.annotations.NullMarked;
