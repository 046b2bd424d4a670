/** Asking other people's servers: politely, patiently, and never taking a failure for an answer. */
@NullMarked
package org.centrallobby.kit.http;

import org.jspecify.annotations.NullMarked;
