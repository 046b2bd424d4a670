/** JSON about postcodes, Members and constituencies. */
@NullMarked
package org.centrallobby.members.web;

import org.jspecify.annotations.NullMarked;
