/** Letters outside campaigns: to one's own Member about anything; what a Member can do; Members who take no e-mail. */
@NullMarked
package org.centrallobby.letters.outside;

import org.jspecify.annotations.NullMarked;
