/** What all JSON of the site shares: how it is answered, how problems are told, its description. */
@NullMarked
package org.centrallobby.kit.api;

import org.jspecify.annotations.NullMarked;
