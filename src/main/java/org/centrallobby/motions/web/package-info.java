/** JSON about motions, and links from Parliament's old sites. */
@NullMarked
package org.centrallobby.motions.web;

import org.jspecify.annotations.NullMarked;
