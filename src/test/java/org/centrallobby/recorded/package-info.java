/** Parliament as tests meet it: HTTP servers that speak the shapes of its APIs, and can misbehave. */
@org.jspecify.annotations.NullMarked
package org.centrallobby.recorded;
