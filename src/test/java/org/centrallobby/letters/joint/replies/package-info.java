/** What of an office's answer may be passed on. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.joint.replies;
