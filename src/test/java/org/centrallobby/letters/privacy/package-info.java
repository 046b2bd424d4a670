/** What is personal is destroyed in its time, and when its writer asks. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.letters.privacy;
