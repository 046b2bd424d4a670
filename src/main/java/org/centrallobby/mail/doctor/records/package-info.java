/** What stands in the DNS about our mail, and what is wrong with it. */
@NullMarked
package org.centrallobby.mail.doctor.records;

import org.jspecify.annotations.NullMarked;
