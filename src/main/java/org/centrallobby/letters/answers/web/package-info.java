/** Pages and JSON of what writers and offices told us of answers. */
@NullMarked
package org.centrallobby.letters.answers.web;

import org.jspecify.annotations.NullMarked;
