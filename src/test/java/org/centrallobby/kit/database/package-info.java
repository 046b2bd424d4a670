@NullMarked
package org.centrallobby.kit.database;

import org.jspecify.annotations.NullMarked;
