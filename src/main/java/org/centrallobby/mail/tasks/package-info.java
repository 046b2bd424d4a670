/** What whoever runs the site has to look at, one task for each thing. */
@NullMarked
package org.centrallobby.mail.tasks;

import org.jspecify.annotations.NullMarked;
