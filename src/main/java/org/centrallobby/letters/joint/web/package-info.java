/** Where constituents put their name under the joint letter. */
@NullMarked
package org.centrallobby.letters.joint.web;

import org.jspecify.annotations.NullMarked;
