/** From the front page to the ask. */
@NullMarked
package org.centrallobby.campaigns.web;

import org.jspecify.annotations.NullMarked;
