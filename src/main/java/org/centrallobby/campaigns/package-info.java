/** Campaigns and what they ask of a constituent. */
@NullMarked
package org.centrallobby.campaigns;

import org.jspecify.annotations.NullMarked;
