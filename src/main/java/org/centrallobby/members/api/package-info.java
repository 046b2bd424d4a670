/** Parliament's Members API: its addresses, its pages, and what its answers say, without any judgement on them. */
@NullMarked
package org.centrallobby.members.api;

import org.jspecify.annotations.NullMarked;
