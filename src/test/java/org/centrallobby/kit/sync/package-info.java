@org.jspecify.annotations.NullMarked
package org.centrallobby.kit.sync;
