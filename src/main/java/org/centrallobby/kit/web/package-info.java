/** What every page shares: chrome, words, forms, problems. */
@NullMarked
package org.centrallobby.kit.web;

import org.jspecify.annotations.NullMarked;
